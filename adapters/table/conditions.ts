import type { Condition } from '../../core/change';

/** Collects the names and values of an expression, so that every attribute stands behind a placeholder. */
export class Expression {
  readonly names: Record<string, string> = {};
  readonly values: Record<string, unknown> = {};

  name(field: string): string {
    const placeholder = `#${field.replace(/\W/g, '_')}`;
    this.names[placeholder] = field;
    return placeholder;
  }

  value(value: unknown): string {
    const placeholder = `:v${Object.keys(this.values).length}`;
    this.values[placeholder] = value;
    return placeholder;
  }

  condition({ field, is, than }: Condition): string {
    const right = typeof than === 'object' ? this.name(than.field) : this.value(than);
    return `${this.name(field)} ${is} ${right}`;
  }

  /** What a request carries beside its expressions; DynamoDB refuses empty maps. */
  parameters(): {
    ExpressionAttributeNames?: Record<string, string>;
    ExpressionAttributeValues?: Record<string, unknown>;
  } {
    return {
      ...(Object.keys(this.names).length > 0 && { ExpressionAttributeNames: this.names }),
      ...(Object.keys(this.values).length > 0 && { ExpressionAttributeValues: this.values }),
    };
  }
}
