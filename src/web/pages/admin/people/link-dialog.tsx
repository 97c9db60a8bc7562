import { Dialog } from '../../../kit/dialog.tsx';
import { FreshInvite } from '../../inviting/fresh-invite.tsx';
import { t } from './words.ts';

/** The address of a way back. What stands after # stays in the browser: it is in no log and no referrer. */
const returnAddress = (token: string): string => `${location.origin}/return#${token}`;

/** The link by which somebody comes back: the one time it can be seen. */
export function LinkDialog(props: { readonly name: string; readonly token: string; onClose(): void }) {
  const { name, token, onClose } = props;
  return (
    <Dialog open wide title={t('link-title', { name })} onClose={onClose}>
      <FreshInvite
        link={returnAddress(token)}
        title={t('link-title', { name })}
        label={t('link-of')}
        caption={t('link-caption', { name })}
        onDone={onClose}
      />
    </Dialog>
  );
}
