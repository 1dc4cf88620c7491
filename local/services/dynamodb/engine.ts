/** The embedded engines; both speak DynamoDB's protocol, streams included. */
export type EngineName = 'dynoxide' | 'dynamodb-local';
export type EngineChoice = EngineName | 'auto';

export interface Engine {
  readonly name: EngineName;
  /** `http://127.0.0.1:<port>`; takes any credentials and region. */
  readonly endpoint: string;
  /** Ends the engine and waits for its end. */
  stop(): Promise<void>;
}

export interface EngineOptions {
  readonly engine: EngineChoice;
  /** Where the engine keeps its data; in memory when absent. */
  readonly dataDir?: string | undefined;
  /** Told once if the engine ends without having been stopped. */
  readonly onExit?: ((reason: string) => void) | undefined;
}

/**
 * Starts an engine and resolves when it answers. `auto` takes the one whose data the folder holds, else Dynoxide where
 * its binary is installed, else DynamoDB Local where Java 17 or newer is.
 *
 * @throws Error with one line that says what to do
 */
export declare function startEngine(options: EngineOptions): Promise<Engine>;
