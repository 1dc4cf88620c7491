import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { environmentNamed } from '../../infra/config';
import { environmentNames } from '../../infra/config/environment';
import { acknowledgements } from '../../infra/nag';
import { addPlatform } from '../../infra/platform';
import { StatefulStack } from '../../infra/stacks/stateful-stack';
import { StatelessStack } from '../../infra/stacks/stateless-stack';
import { settingOf, testApp } from './synthesis';

describe('with every check on', () => {
  beforeEach(() => {
    delete process.env.CDK_VALIDATION;
  });

  it('production synthesizes: cdk-nag and template validation find nothing that is not acknowledged', () => {
    const app = testApp();
    addPlatform(app, settingOf(environmentNamed('prod')));
    const problems: string[] = [];
    const error = jest.spyOn(console, 'error').mockImplementation((line) => void problems.push(String(line)));
    app.synth();
    error.mockRestore();
    expect(problems).toEqual([]);
  });
});

describe.each(environmentNames)('in %s', (name) => {
  /** The platform as its stacks stand, before anything is acknowledged. */
  const findings = (): { found: string[]; accepted: ReturnType<typeof acknowledgements> } => {
    const app = testApp();
    const setting = settingOf(environmentNamed(name));
    const stateful = new StatefulStack(app, 'stateful', setting);
    const stateless = new StatelessStack(app, 'stateless', setting, stateful);
    const accepted = acknowledgements({ stateful, stateless }, setting);
    process.env.CDK_VALIDATION = 'false';
    app.synth();
    const found = [new AwsSolutionsChecks(app), new ServerlessChecks(app)]
      .flatMap((pack) => pack.validateScope(app).violations)
      .flatMap(({ ruleName, violatingResources }) => violatingResources.map((at) => `${ruleName} ${at.constructPath}`));
    return { found, accepted };
  };

  it('every acknowledgement has a reason and a finding that it answers', () => {
    const { found, accepted } = findings();
    expect(found.length).toBeGreaterThan(0);
    for (const { rule, at, reason } of accepted) {
      expect(reason.length).toBeGreaterThan(30);
      for (const { node } of at) {
        expect([rule, node.path, found.some((each) => each.startsWith(`${rule} ${node.path}/`))]).toEqual([
          rule,
          node.path,
          true,
        ]);
      }
    }
  });
});
