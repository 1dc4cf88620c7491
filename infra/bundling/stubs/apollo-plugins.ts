import { notBundled } from '../not-bundled';

const plugin = (name: string) => (): never =>
  notBundled(`Apollo's plugin ${name}`, 'name it in the plugins of the server, or its disabled form');

/** Stands in for the plugins that Apollo installs by itself where a server names neither them nor their absence. */
export const ApolloServerPluginCacheControl = plugin('cacheControl');
export const ApolloServerPluginDisableSuggestions = plugin('disableSuggestions');
export const ApolloServerPluginInlineTrace = plugin('inlineTrace');
export const ApolloServerPluginLandingPageLocalDefault = plugin('landingPage');
export const ApolloServerPluginLandingPageProductionDefault = plugin('landingPage');
export const ApolloServerPluginSchemaReporting = plugin('schemaReporting');
export const ApolloServerPluginUsageReporting = plugin('usageReporting');
