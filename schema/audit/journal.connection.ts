import { connectionType } from '../common/connection';
import { JournalEntryType } from './journal-entry.type';

export const JournalEntryConnection = connectionType('JournalEntry', () => JournalEntryType);
