/** The settings parted by what they are about. The anchors of the parts are stable: they may be linked to. */
import type { DeskSetting, ShownSetting } from '../../../../client/desk.ts';
import { hasWords } from '../../../kit/i18n.ts';
import { t } from './words.ts';

export interface Group<T> {
  /** Its anchor. */
  readonly id: string;
  readonly title: string;
  readonly items: readonly T[];
}

const KEYS = {
  doors: ['open-to', 'rooms-by'],
  announcing: ['announcement'],
  abuse: ['proof-of-work', 'cooldown-by'],
  keeping: ['unclaimed-days', 'backups-kept'],
} as const satisfies Record<string, readonly string[]>;

/** What a newer server has beside these comes last. */
export function groupsOf(settings: readonly DeskSetting[]): readonly Group<DeskSetting>[] {
  const known = new Set<string>(Object.values(KEYS).flat());
  const groups = Object.entries(KEYS).map(([id, keys]) => ({
    id,
    title: t(id as keyof typeof KEYS),
    items: keys.flatMap((key) => settings.filter((setting) => setting.key === key)),
  }));
  const others = settings.filter(({ key }) => !known.has(key));
  return [...groups, { id: 'others', title: t('others'), items: others }].filter(
    ({ items }) => items.length > 0,
  );
}

/** In the order in which the server names them. */
export function topicsOf(environment: readonly ShownSetting[]): readonly Group<ShownSetting>[] {
  const topics = Map.groupBy(environment, ({ topic }) => topic);
  return [...topics].map(([topic, items]) => ({ id: `env-${topic}`, title: titleOf(topic), items }));
}

const titleOf = (topic: string): string =>
  hasWords('desk-settings', `topic-${topic}`) ? (t as (key: string) => string)(`topic-${topic}`) : topic;
