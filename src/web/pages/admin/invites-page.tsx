import { Invitations } from '../inviting/invitations.tsx';

/** Invitations to the server. */
export function InvitesPage() {
  return (
    <div class="max-w-170">
      <Invitations room={null} />
    </div>
  );
}
