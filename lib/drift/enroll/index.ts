export * from './aws-enrolments';
export * from './enrolment';
export * from './enrolment-reports';
export * from './portal-steps';
export * from './terraform-enrolments';
