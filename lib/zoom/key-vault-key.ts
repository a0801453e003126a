import { AZURE_KEY_VAULT_ARTICLE } from './articles';
import { inferred, verbatim } from './fact';

/** What Zoom asks of a key in Azure Key Vault, in the words of Azure. */
export const ZOOM_KEY_VAULT_KEY = {
  /** Application (client) id of Zoom's key broker, whose service principal the customer makes in the own tenant. */
  applicationId: verbatim(AZURE_KEY_VAULT_ARTICLE, 'b5cc480a-fb7b-421b-9cff-7d366a268531'),
  keyType: verbatim(AZURE_KEY_VAULT_ARTICLE, 'RSA', 'The article says "Ensure that the generated Key Type is RSA".'),
  /** Whether the key identifier that the Zoom portal is given has the key's version in it. */
  versionedKeyIdentifier: verbatim(
    AZURE_KEY_VAULT_ARTICLE,
    true,
    'The article says that the identifier is composed of the vault, the key name and the key version.',
  ),
  /** The built-in role that lets the key broker use the key. */
  role: inferred(
    AZURE_KEY_VAULT_ARTICLE,
    'Key Vault Crypto Service Encryption User' as const,
    'The article names no role. A service of another tenant that encrypts with a customer-managed key gets, wraps and unwraps, which is all that this role allows.',
  ),
  /** The Azure cloud that Zoom's application is in. */
  cloud: inferred(
    AZURE_KEY_VAULT_ARTICLE,
    'AzureCloud',
    'The article names one application and the public Azure portal; none was found for Azure Government or Azure in China.',
  ),
} as const;
