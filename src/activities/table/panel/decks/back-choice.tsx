import { useSignal } from '@preact/signals';
import { ImagePlus } from 'lucide-preact';
import { useId } from 'preact/hooks';
import { refusalWords } from '../../../../web/kit/refusals.ts';
import { isRefusal } from '../../../activity.ts';
import { BACKS, type Back } from '../../decks/deck.ts';
import { addressOf } from '../cards/card-images.ts';
import { drawBack } from '../cards/draw-card.ts';
import { type Draft, deckOfDraft } from './draft.ts';
import { FileButton } from './file-button.tsx';
import { change } from './maker.ts';
import { preparePicture } from './prepare-picture.ts';
import { t } from './words.ts';

interface BackChoiceProps {
  readonly draft: Draft;
  readonly ratio: number;
}

/** One of the backs of the house, or a picture. */
export function BackChoice({ draft, ratio }: BackChoiceProps) {
  const group = useId();
  const wrong = useSignal('');
  const { backPicture } = draft;
  const drawn = (back: Back) =>
    addressOf(drawBack({ ...deckOfDraft({ ...draft, cards: [] }, () => 'back'), ratio, back }, 0));

  async function take(file: File | undefined): Promise<void> {
    if (!file) return;
    const picture = await preparePicture(file);
    wrong.value = isRefusal(picture) ? refusalWords(picture) : '';
    if (!isRefusal(picture)) change({ backPicture: picture });
  }
  const choice = (label: string, url: string, checked: boolean, onChoose: () => void) => (
    <label
      key={label}
      title={label}
      class="rounded-md border-2 border-transparent p-0.5 transition-colors hover:border-edge has-checked:border-accent has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2"
    >
      <input
        type="radio"
        class="sr-only"
        name={group}
        aria-label={label}
        checked={checked}
        onChange={onChoose}
      />
      <img
        src={url}
        alt=""
        style={{ aspectRatio: `${ratio}` }}
        class="h-14 max-w-20 rounded-[3px] bg-[#fff] object-contain"
      />
    </label>
  );
  return (
    <fieldset class="min-w-0">
      <legend class="mb-1 font-medium text-sm">{t('backs-legend')}</legend>
      <div class="flex flex-wrap items-center gap-0.5">
        {BACKS.map((back) =>
          choice(t(`back-${back}`), drawn(back), backPicture === null && draft.back === back, () =>
            change({ back, backPicture: null }),
          ),
        )}
        {backPicture && choice(t('back-own'), backPicture.url, true, () => {})}
        <FileButton
          label={t('back-choose')}
          size="sm"
          look="quiet"
          icon={<ImagePlus size={16} />}
          accept="image/png,image/jpeg,image/webp,image/avif"
          onFiles={([file]) => void take(file)}
        />
      </div>
      <p role="alert" class="text-danger text-sm empty:hidden">
        {wrong.value}
      </p>
    </fieldset>
  );
}
