import { failInput } from '../errors';
import { decodeTaskId } from '../evaluation/task-id';
import { anyPrefix } from '../ids';
import { isPrintable } from '../text';
import { idsIn } from './reading';

/** An account's subject is no longer; all other names are shorter. */
const LONGEST_NAME = 200;
const ACTION = /^[a-z][A-Za-z]{0,39}\.[a-z][A-Za-z]{0,39}$/;

const ID_BEGUN = new RegExp(`^${anyPrefix}`);

/** An id, whole and nothing else, or a text without any: the subject of an account, `system`, `trail`. */
function isName(text: string): boolean {
  const [id] = idsIn(text);
  return id === undefined && !ID_BEGUN.test(text)
    ? text !== '' && text.length <= LONGEST_NAME && isPrintable(text)
    : text === id;
}

/**
 * How entries name things, each by the argument that asks for it. Of a text of many ids every one would be recorded as
 * looked up, though no entry could be found by it.
 */
export const requireName = {
  entity(text: string): void {
    if (!isName(text)) decodeTaskId(text, 'entity');
  },
  actor(text: string): void {
    if (!isName(text)) failInput('MALFORMED_ID', 'actor');
  },
  action(text: string): void {
    if (!ACTION.test(text)) failInput('MALFORMED_ID', 'action');
  },
} as const;
