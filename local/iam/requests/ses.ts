import { addressIn } from '../../services/ses/ses';
import { contextOf } from '../access-request';
import { textOf } from '../shapes';
import type { RequestsOf } from './requests-of';

/** A mail takes a permission on the identity that it is sent from and on its configuration set. */
export const sesRequests: RequestsOf = ({ action, input }, assembly) => {
  const from = textOf(input.FromEmailAddress);
  if (action !== 'SendEmail' || from === undefined) return undefined;
  const address = addressIn(from);
  const identities = assembly.ofType('AWS::SES::EmailIdentity').map(({ ref }) => ref);
  const domain = address.slice(address.indexOf('@') + 1);
  const identity = identities.find((name) => name === address) ?? domain;
  const set = textOf(input.ConfigurationSetName);
  const names = [`identity/${identity}`, ...(set === undefined ? [] : [`configuration-set/${set}`])];
  return names.map((name) => ({
    action: 'ses:SendEmail',
    resource: `arn:aws:ses:${assembly.region}:${assembly.account}:${name}`,
    context: contextOf({ 'ses:FromAddress': address }),
  }));
};
