/** A value as DynamoDB's protocol writes it, such as `{ "S": "text" }`. */
export type AttributeValue = { readonly [type: string]: unknown };
export type RawItem = { readonly [attribute: string]: AttributeValue };

const utf8 = (text: string): number => Buffer.byteLength(text);

/** Bytes by which DynamoDB bills an item: names and values, as its documentation counts them. */
export function itemSize(item: RawItem): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + utf8(name) + valueSize(value), 0);
}

function valueSize(value: AttributeValue): number {
  const [[type, content] = ['', undefined]] = Object.entries(value);
  switch (type) {
    case 'S':
      return utf8(content as string);
    case 'N':
      return numberSize(content as string);
    case 'B':
      return typeof content === 'string' ? Buffer.from(content, 'base64').length : (content as Uint8Array).length;
    case 'BOOL':
    case 'NULL':
      return 1;
    case 'L':
      return (content as AttributeValue[]).reduce((sum, element) => sum + 1 + valueSize(element), 3);
    case 'M':
      return Object.entries(content as RawItem).reduce(
        (sum, [name, field]) => sum + 1 + utf8(name) + valueSize(field),
        3,
      );
    default:
      throw new RangeError(`No item of the platform has values of type ${type}`);
  }
}

/** A byte for every two significant digits, and one more. */
function numberSize(text: string): number {
  const [mantissa = ''] = text.toLowerCase().split('e');
  const digits = mantissa.replace(/[-.]/g, '').replace(/^0+|0+$/g, '');
  return Math.ceil(digits.length / 2) + 1 + (text.startsWith('-') ? 1 : 0);
}
