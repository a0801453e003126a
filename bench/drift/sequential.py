"""Reads keys one after the other, as a script of an afternoon would: `sequential.py KEYS`, so many in each Region of the rest."""
import sys
import time

import boto3

count, *regions = sys.argv[1:]
start = time.monotonic()
looked = 0
for region in regions:
    kms = boto3.client("kms", region_name=region)
    keys = [key for page in kms.get_paginator("list_keys").paginate() for key in page["Keys"]]
    for key in keys[: int(count)]:
        arn = key["KeyArn"]
        described = kms.describe_key(KeyId=arn)["KeyMetadata"]
        kms.get_key_policy(KeyId=arn, PolicyName="default")
        if described["MultiRegionConfiguration"]["MultiRegionKeyType"] == "PRIMARY":
            kms.get_key_rotation_status(KeyId=arn)
        list(kms.get_paginator("list_aliases").paginate(KeyId=arn))
        list(kms.get_paginator("list_resource_tags").paginate(KeyId=arn))
        list(kms.get_paginator("list_grants").paginate(KeyId=arn))
        looked += 1
print(looked, time.monotonic() - start)
