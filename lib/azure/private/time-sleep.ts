import { TerraformResource, TerraformResourceConfig, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';

/** Configuration of a wait. */
export interface TimeSleepConfig extends Pick<TerraformResourceConfig, 'dependsOn'> {
  /** A duration of Terraform, such as `180s`. */
  readonly createDuration: string;
  /** Values, of which a changed one begins the wait anew. */
  readonly triggers: Record<string, string>;
}

/**
 * A wait, as Terraform's provider `time` has it. The provider takes no configuration, so that its version is all there is to
 * declare: an own `TimeProvider` in the stack goes with it.
 *
 * @see https://registry.terraform.io/providers/hashicorp/time/latest/docs/resources/sleep
 */
export class TimeSleep extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    private readonly config: TimeSleepConfig,
  ) {
    super(scope, id, { terraformResourceType: 'time_sleep', dependsOn: config.dependsOn });
    TerraformStack.of(this).addOverride('terraform.required_providers.time', {
      source: 'hashicorp/time',
      version: '>= 0.9.0, < 1.0.0',
    });
  }

  protected override synthesizeAttributes() {
    return { create_duration: this.config.createDuration, triggers: this.config.triggers };
  }
}
