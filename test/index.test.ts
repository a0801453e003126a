import * as library from '../lib';
import * as aws from '../lib/aws';
import * as azure from '../lib/azure';
import * as oci from '../lib/oci';

test('the root has a namespace for each subpath', () => {
  expect(library).toEqual({ aws, azure, oci });
});

test('the API of AWS is its constructs, their access, who may check them, and what watches them', () => {
  expect(Object.keys(aws).sort()).toEqual([
    'DriftCheckRole',
    'KeyDriftFleet',
    'KeyDriftMonitor',
    'KeyMonitor',
    'MultiRegionKey',
    'PipelineIdentity',
    'ZoomBrokerAccess',
    'ZoomKmsKey',
    'ZoomSearchAccess',
  ]);
});

test('the API of Azure is its construct, its value objects and their words', () => {
  expect(Object.keys(azure).sort()).toEqual([
    'KeyOperation',
    'KeyVaultDeployer',
    'KeyVaultKeyType',
    'KeyVaultResourceGroup',
    'KeyVaultSku',
    'ZoomKeyVault',
    'ZoomKeyVaultKey',
    'ZoomServicePrincipal',
    'ZoomVaultRole',
  ]);
});

test('the API of OCI is its construct, its value objects and their words, and the provider', () => {
  expect(Object.keys(oci).sort()).toEqual([
    'OciProvider',
    'ProtectionMode',
    'VaultKeyAlgorithm',
    'VaultType',
    'ZoomAdmitStatement',
    'ZoomCompartment',
    'ZoomVault',
    'ZoomVaultKey',
  ]);
});
