import type { ReportCase, Voice } from '../../../client/moderation.ts';
import { REPORT_REASONS, type ReportReason } from '../../../client/types.ts';
import { moment } from '../../kit/dates.ts';
import { t } from './words.ts';

export const isReason = (reason: string): reason is ReportReason =>
  (REPORT_REASONS as readonly string[]).includes(reason);

/** What those who reported it say; names only where the viewer may know them. */
export function CaseVoices({ report }: { readonly report: ReportCase }) {
  const { kind, voices, count, subject } = report;
  if (kind === 'alert') return null;
  const telling = voices.filter(({ by, words, text }) => by || words !== '' || differs(text, subject.text));
  const rest = count - voices.length;
  return (
    <>
      {telling.length > 0 && (
        <ul class="flex flex-col gap-1.5">
          {telling.map((voice, index) => (
            <li key={`${voice.at} ${index}`}>
              <OneVoice voice={voice} several={voices.length > 1} first={subject.text} />
            </li>
          ))}
        </ul>
      )}
      {rest > 0 && <p class="text-muted text-sm">{t('more-voices', { count: rest })}</p>}
    </>
  );
}

function OneVoice(props: { readonly voice: Voice; readonly several: boolean; readonly first: unknown }) {
  const { voice, several, first } = props;
  const { by, at, reason, words, text } = voice;
  return (
    <>
      {words !== '' && <p class="whitespace-pre-wrap break-words">“{words}”</p>}
      {differs(text, first) && (
        <p class="whitespace-pre-wrap break-words text-sm">{t('said-then', { text: text ?? '' })}</p>
      )}
      {by && (
        <p class="text-muted text-sm">
          <time dateTime={new Date(at).toISOString()} title={moment(at)}>
            {t('reported-by', { name: by.name ?? t('someone') })}
          </time>
          {several && isReason(reason) && `, ${t(`reason-${reason}`)}`}
        </p>
      )}
    </>
  );
}

/** The message was changed between the first report and this one. */
const differs = (text: string | null, first: unknown): boolean => text !== null && text !== first;
