import { connectionType } from '../common/connection';
import { LedgerEntryType } from './ledger-entry.type';

export const LedgerEntryConnection = connectionType('LedgerEntry', () => LedgerEntryType);
