import type { ShownSetting } from '../../../../client/desk.ts';
import { Tag } from '../list-parts.tsx';
import { t } from '../words.ts';

/** How the server was started: to look at. Names and meanings are those of the README. */
export function Environment({ settings }: { readonly settings: readonly ShownSetting[] }) {
  return (
    <section>
      <h2 class="mb-1 font-semibold text-lg">{t('environment')}</h2>
      <p class="mb-4 text-muted">{t('environment-text')}</p>
      <dl class="divide-y divide-line rounded-lg border border-line bg-raised">
        {settings.map(({ name, meaning, value, set }) => (
          <div
            key={name}
            class="grid gap-x-4 gap-y-0.5 px-4 py-2.5 sm:grid-cols-[minmax(0,1fr)_minmax(0,14rem)]"
          >
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
        ))}
      </dl>
    </section>
  );
}
