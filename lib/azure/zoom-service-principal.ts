import { ServicePrincipal } from '@cdktf/provider-azuread/lib/service-principal';
import { TerraformResourceLifecycle } from 'cdktf';
import { Construct } from 'constructs';
import { claim } from '../private/terraform/claim';
import { requireFormat } from '../private/terraform/require-format';
import { ZOOM_KEY_VAULT_KEY } from '../zoom';
import { FORMATS } from './private/formats';
import { ZoomServicePrincipalOptions } from './zoom-service-principal-options';

/**
 * Zoom's key broker in your tenant: the service principal of its multi-tenant application.
 *
 * A tenant has one service principal for an application, so one stack makes it, and the others take its object id.
 *
 * @see https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0057905
 */
export class ZoomServicePrincipal {
  /**
   * Makes the service principal, or takes the one that your tenant has already.
   *
   * Terraform owns it from then on: destroying the stack deletes it, and with it Zoom's access to *all* keys of the tenant, and so
   * does taking the construct out of the code. `destroyProtection` holds for the former only: where it matters, make the service
   * principal by hand, and give its object id. One that is taken over is enabled by the first deployment; later ones leave it as
   * it is, so that an administrator can disable it.
   *
   * Whoever deploys needs `Application.ReadWrite.All` or the directory role Application Administrator.
   */
  public static create(options: ZoomServicePrincipalOptions = {}): ZoomServicePrincipal {
    return new ZoomServicePrincipal(options.applicationId !== undefined, (scope, lifecycle) => {
      const { applicationId: clientId = ZOOM_KEY_VAULT_KEY.applicationId.value } = options;
      requireFormat(scope, 'applicationId', clientId, FORMATS.guid);
      claim(
        scope,
        `service principal ${clientId}`,
        "Zoom's service principal",
        'ZoomServicePrincipal.fromObjectId(...) with its zoomObjectId',
      );
      return new ServicePrincipal(scope, 'ZoomServicePrincipal', {
        clientId,
        useExisting: true,
        lifecycle: {
          ...lifecycle,
          ignoreChanges: ['account_enabled', 'app_role_assignment_required', 'notes', 'tags'],
        },
      }).objectId;
    });
  }

  /**
   * A service principal that exists already: made by another stack, or by hand
   * (`az ad sp create --id b5cc480a-fb7b-421b-9cff-7d366a268531`).
   *
   * @param objectId a GUID; of the service principal (enterprise application), not of an application registration.
   */
  public static fromObjectId(objectId: string): ZoomServicePrincipal {
    return new ZoomServicePrincipal(true, scope => {
      requireFormat(scope, 'the object id of ZoomServicePrincipal.fromObjectId(...)', objectId, FORMATS.guid);
      return objectId;
    });
  }

  private constructor(
    /**
     * Whether it is not the one that Zoom's article names.
     *
     * @internal
     */
    public readonly _isChosen: boolean,
    /**
     * The object id, of what is made for it in a scope.
     *
     * @internal
     */
    public readonly _objectIdIn: (scope: Construct, lifecycle?: TerraformResourceLifecycle) => string,
  ) {}
}
