import { ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { KMSClient, ListKeysCommand } from '@aws-sdk/client-kms';

const PYTHON = 'python3';

/** A server of moto, an AWS of others' making. It is no dependency: where it is missing there is nothing to compare with. */
export class Moto {
  /** Whether it is there; says so where it is not. */
  public static isInstalled(): boolean {
    const found = spawnSync(PYTHON, ['-c', 'import moto.server'], { timeout: 30_000 }).status === 0;
    if (!found) {
      console.warn(`skipped: ${PYTHON} has no module moto.server (pip install 'moto[server]') to compare with`);
    }
    return found;
  }

  /** Starts a server that has no keys yet. */
  public static async start(): Promise<Moto> {
    const port = await freePort();
    const server = spawn(PYTHON, ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
    const moto = new Moto(`http://127.0.0.1:${port}`, server);
    await moto.up();
    return moto;
  }

  private constructor(
    public readonly endpoint: string,
    private readonly server: ChildProcess,
  ) {}

  public kms(region: string): KMSClient {
    const credentials = { accessKeyId: 'AKIAMOTOEXAMPLE00000', secretAccessKey: 'moto' };
    return new KMSClient({ endpoint: this.endpoint, region, credentials, maxAttempts: 1 });
  }

  public stop(): void {
    this.server.kill();
  }

  private async up(): Promise<void> {
    const kms = this.kms('us-east-1');
    for (let attempt = 0; ; attempt += 1) {
      try {
        await kms.send(new ListKeysCommand({}));
        return;
      } catch (error) {
        if (attempt === 200) throw error;
        await new Promise(resolve => setTimeout(resolve, 200));
      }
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
