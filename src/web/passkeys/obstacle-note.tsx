import { byName, type Obstacle } from './obstacle.ts';
import { t } from './words.ts';

/** Why there are no passkeys on this page, and what to do about it. */
export function ObstacleNote({ obstacle }: { readonly obstacle: Obstacle }) {
  const named = obstacle === 'numbers' ? byName(location.href) : null;
  return (
    <p class="text-muted text-sm">
      {obstacle === 'insecure' && t('needs-https')}
      {obstacle === 'numbers' && t('needs-name')}
      {obstacle === 'unsupported' && t('needs-browser')}
      {named && (
        <>
          {' '}
          <a href={named} class="font-medium text-accent underline underline-offset-2">
            {t('by-name', { host: new URL(named).host })}
          </a>
        </>
      )}
    </p>
  );
}
