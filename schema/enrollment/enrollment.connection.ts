import { connectionType } from '../common/connection';
import { EnrollmentType } from './enrollment.type';

export const EnrollmentConnection = connectionType('Enrollment', () => EnrollmentType);
