/** Where the primary key is. */
export const PRIMARY = 'us-east-1';

/** Where the five replicas are that the synthesis is measured with. */
export const REPLICAS = ['us-west-2', 'eu-central-1', 'eu-west-1', 'ap-southeast-2', 'ap-northeast-1'];
