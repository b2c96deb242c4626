/**
 * What the platform stands on: store, bytes, pictures, signer, registries, cities. Given once, at start.
 *
 * Must never: be reached for from a module variable; two installations may live in one process (tests do).
 */
import type { KeyObject } from 'node:crypto';
import type { Instant } from '@balai/kernel';
import type { ErasureLedger, Store } from '@balai/store';
import type { Signer, SimulatedSigner } from '../documents/index.ts';
import type { FileStore, ImageCleaner } from '../images/index.ts';
import type { Pusher } from '../messages/push-services.ts';
import type { PaymentGateway } from '../payments/payment-gateway.ts';
import type { Registries } from '../registries/registries.ts';
import type { SimulatedGateway } from '../messages/simulated-gateway.ts';
import type { SimulatedRegistry } from '../registries/simulated-registries.ts';
import type { CityData } from './city-data.ts';
import type { Installation } from './operations-types.ts';

export interface PlatformDeps {
  readonly store: Store;
  /** The city behind a region. Throws for a region that this installation does not have. */
  cityOf(regionId: number): CityData;
  /** Bytes by their sha256. */
  readonly bytes: FileStore;
  readonly images: ImageCleaner;
  /** Remembers outside the database what was erased. Without it nothing is erased. */
  readonly ledger?: ErasureLedger;
  /** Practice signs with keys of its own. */
  signerOf(regionId: number): Signer;
  /** Whether a certificate (SHA-256, hexadecimal) is or was of one of our signers. */
  isOurKey(fingerprint: string): boolean;
  /** The switchable signer of the demo; null where the signer is real. */
  readonly simulatedSigner: SimulatedSigner | null;
  registriesOf(regionId: number): Registries;
  /** The registries that have a switch; none in a live installation. */
  readonly simulatedRegistries: readonly SimulatedRegistry[];
  /** False: neither a gateway nor a mail server is set up, and the page of a case is the only news. */
  readonly hasCarrier?: boolean;
  /** What carries messages where none leaves the house, with a switch; absent in a live installation. */
  readonly simulatedGateway?: SimulatedGateway;
  /** Told of a switch that somebody turned, to be kept over a restart. */
  readonly onSimulatorTurned?: (id: string, mode: string) => void;
  /** At least 32 random bytes, kept in the data folder: the secret of a case's link is derived from its draft with it. */
  readonly linkSecret: KeyObject;
  /** `https://balai.example`: where links and QR codes lead. */
  addressOf(regionId: number): string;
  /** `balas@kota.go.id`: where answers to our mails are taken, with a token after a plus; absent: they are not. */
  readonly repliesAt?: string;
  /** Is told of bills of live regions; absent: no gateway wants to know them beforehand. */
  readonly paymentGateway?: PaymentGateway;
  /** News for browsers; absent: none is sent that way. */
  readonly push?: Pusher;
  /** The process and the machine, for operators; absent where a platform stands alone (tests). */
  readonly installation?: Installation;
  /** The present, for jobs alone; a request carries its own. */
  now(): Instant;
  /** Told what went wrong in the background: a place and a code, no data of a person. */
  readonly onTrouble: (where: string, code: string) => void;
}
