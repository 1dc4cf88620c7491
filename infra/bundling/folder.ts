/** Where functions are built to, and where the CDK app looks for them unless `-c bundles=DIR` says otherwise. */
export const bundleFolder = 'dist/functions';
