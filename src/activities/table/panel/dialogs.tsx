import { ErrorBoundary, lazy } from 'preact-iso';
import { loadPage } from '../../../web/kit/load-page.ts';
import type { Desk } from './desk.ts';
import { CountDialog, PointsDialog } from './dialogs/count.tsx';
import { HandOverDialog, WhomDialog } from './dialogs/people.tsx';
import { WriteDialog } from './dialogs/write.tsx';
import { CheckDialog } from './fair/check-dialog.tsx';
import { GameDialog } from './game/game-dialog.tsx';
import { HelpDialog } from './help.tsx';
import { ReplaysDialog } from './keep/replays-dialog.tsx';
import { SavedDialog } from './keep/saved-dialog.tsx';
import { LayDialog } from './lay.tsx';
import { RecordDialog } from './record.tsx';
import { ScoresDialog } from './scores.tsx';
import { SettingsDialog } from './settings.tsx';

/** Only few people ever make a deck: what it takes comes when it is wanted. */
const DecksDialog = lazy(loadPage(async () => (await import('./decks/decks-dialog.tsx')).DecksDialog));

/** The one dialog that is open. */
export function Dialogs({ desk }: { readonly desk: Desk }) {
  const open = desk.dialog.value;
  const view = desk.model.view.value;
  if (!open || !view) return null;
  const close = () => {
    desk.dialog.value = null;
  };
  const props = { desk, view, close };
  switch (open.kind) {
    case 'record':
      return <RecordDialog {...props} />;
    case 'scores':
      return <ScoresDialog {...props} />;
    case 'help':
      return <HelpDialog {...props} />;
    case 'lay':
      return <LayDialog {...props} />;
    case 'decks':
      return (
        <ErrorBoundary>
          <DecksDialog {...props} />
        </ErrorBoundary>
      );
    case 'game':
      return <GameDialog {...props} game={open.game} />;
    case 'settings':
      return <SettingsDialog {...props} />;
    case 'saved':
      return <SavedDialog {...props} />;
    case 'replays':
      return <ReplaysDialog {...props} />;
    case 'fair':
      return <CheckDialog {...props} />;
    case 'hand-over':
      return <HandOverDialog {...props} />;
    case 'count':
      return <CountDialog {...props} open={open} />;
    case 'score':
      return <PointsDialog {...props} open={open} />;
    case 'whom':
      return <WhomDialog {...props} open={open} />;
    case 'write':
      return <WriteDialog {...props} open={open} />;
  }
}
