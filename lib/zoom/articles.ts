import { ZoomArticle } from './fact';

const article = (number: string, title: string): ZoomArticle => ({
  number,
  title,
  url: `https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=${number}`,
  seen: '2026-11',
});

/** The primary text for keys in AWS KMS. */
export const AWS_KMS_ARTICLE = article('KB0065902', 'Using Customer Managed Key with AWS');

/** The primary text for keys in Azure Key Vault. */
export const AZURE_KEY_VAULT_ARTICLE = article('KB0057905', 'Using Customer Managed Key with Azure Key Vault');

/** The primary text for keys in OCI Vault. */
export const OCI_VAULT_ARTICLE = article('KB0057906', 'Using Customer Managed Key with OCI Vault');
