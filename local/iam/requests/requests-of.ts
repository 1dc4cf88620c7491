import type { ApiCall, Assembly } from '../../contracts';
import type { AccessRequest } from '../access-request';

/**
 * The permissions that a call needs, all of them; undefined when the action is not known or what it acts on cannot be
 * told from its input.
 */
export type RequestsOf = (call: ApiCall, assembly: Assembly) => AccessRequest[] | undefined;
