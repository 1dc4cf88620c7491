import { type Actor, nameOfActor, type Role } from '../access';
import type { Author } from './recommendation';

export function authorOf(actor: Actor, role: Role): Author {
  return { by: nameOfActor(actor), role, partnerId: role === 'PARTNER' ? actor.partnerId : null };
}
