export { handlersByArn, type Functions, type Handler } from './functions';
export { LambdaFunction, type LambdaProperties } from './lambda-function';
export { type ObjectStore } from './object-store';
export { type Execution, StateMachine } from './state-machine';
export { StatesFailure } from './states-failure';
