import { MIMEType } from 'node:util';

/** Stands in for whatwg-mimetype, which Node has its own of; Apollo tells by it which requests a browser sends unasked. */
export default {
  parse(text: string): { readonly essence: string } | null {
    try {
      return new MIMEType(text);
    } catch {
      return null;
    }
  },
};
