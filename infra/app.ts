import { App } from 'aws-cdk-lib';
import { bundleFolder } from './bundling/folder';
import { environmentNamed } from './config';
import { addPlatform } from './platform';

/** `cdk synth -c env=dev|staging|prod`; `-c bundles=DIR` takes the built functions from elsewhere. */
function main(): void {
  const app = new App({ analyticsReporting: false });
  addPlatform(app, {
    environment: environmentNamed(String(app.node.tryGetContext('env') ?? 'dev')),
    bundles: String(app.node.tryGetContext('bundles') ?? bundleFolder),
  });
  app.synth();
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
