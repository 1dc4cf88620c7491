import { createHash } from 'node:crypto';

/**
 * The name that a resource gets when its template gives none: stack and logical id, as CloudFormation would, but
 * without a random part, so that the same template always finds the same state.
 */
export function physicalName(stack: string, logicalId: string, maxLength: number): string {
  const name = `${stack}-${logicalId}`;
  if (name.length <= maxLength) return name;
  return `${name.slice(0, maxLength - 9)}-${digest(name).slice(0, 8)}`;
}

/** A UUID that depends on the seed alone. */
export function stableUuid(seed: string): string {
  const hex = digest(seed);
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}

/** An id of lower-case letters and digits that depends on the seed alone. */
export function stableId(seed: string, length: number): string {
  return BigInt(`0x${digest(seed)}`)
    .toString(36)
    .padStart(50, '0')
    .slice(-length);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
