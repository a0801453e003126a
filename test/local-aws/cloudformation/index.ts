export { CloudFormation } from './cloudformation';
