/** An AWS account. */
export const ACCOUNT = /^\d{12}$/;

/** A Region, as it becomes part of an endpoint's host name: `us-east-1`, `us-gov-west-1`, `eusc-de-east-1`. */
export const REGION = /^[a-z]{2,4}(-[a-z]{2,12}){1,3}-\d{1,2}$/;

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html */
export const STACK_NAME = /^[A-Za-z][A-Za-z0-9-]{0,127}$/;

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html */
export const LOGICAL_ID = /^[A-Za-z0-9]{1,255}$/;
