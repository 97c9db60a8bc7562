import type { ShownSetting } from '../../../../client/desk.ts';
import { Tag } from '../list-parts.tsx';
import { t } from '../words.ts';
import type { Group } from './groups.ts';
import { Part } from './part.tsx';

/** How the server was started: to look at. Names and meanings are those of the README. */
export function Environment({ topics }: { readonly topics: readonly Group<ShownSetting>[] }) {
  return (
    <Part group={{ id: 'environment', title: t('environment') }} level={2}>
      <p class="-mt-1 mb-5 text-muted">{t('environment-text')}</p>
      <div class="flex flex-col gap-6">
        {topics.map((topic) => (
          <Part key={topic.id} group={topic} level={3}>
            <dl class="divide-y divide-line rounded-lg border border-line bg-raised">
              {topic.items.map((setting) => (
                <Variable key={setting.name} setting={setting} />
              ))}
            </dl>
          </Part>
        ))}
      </div>
    </Part>
  );
}

function Variable({ setting: { name, meaning, value, set } }: { readonly setting: ShownSetting }) {
  return (
    <div class="grid gap-x-4 gap-y-0.5 px-4 py-2.5 sm:grid-cols-[minmax(0,1fr)_minmax(0,14rem)]">
      <dt class="min-w-0">
        <code class="font-mono font-semibold text-sm">{name}</code>
        <span lang="en" class="block text-muted text-xs">
          {meaning}
        </span>
      </dt>
      <dd class="figures wrap-anywhere min-w-0 text-sm sm:text-right">
        {value === null ? (
          <Tag>{t(set ? 'secret-set' : 'secret-not-set')}</Tag>
        ) : value === '' ? (
          <span class="text-muted">{t('not-set')}</span>
        ) : (
          <span class={set ? 'font-semibold' : 'text-muted'}>{value}</span>
        )}
      </dd>
    </div>
  );
}
