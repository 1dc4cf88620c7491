import { notBundled } from '../not-bundled';

/**
 * The one question that type-graphql asks reflect-metadata: which types the compiler noted down. It notes down none
 * (emitDecoratorMetadata is off), and type-graphql then asks for an explicit type.
 */
function getMetadata(key: unknown): undefined {
  if (typeof key !== 'string' || !key.startsWith('design:')) notBundled('reflect-metadata', 'no metadata is kept');
}

Object.defineProperty(Reflect, 'getMetadata', { value: getMetadata });
