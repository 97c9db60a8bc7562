/** What the server itself noticed and those who look after it should know: it waits among the reports. */

/** A kind of alert with the figures that belong to it. */
export type Alert = {
  /** Somebody tries out room codes from addresses of `prefix`: so many `tries` in an hour. */
  readonly kind: 'guessing';
  readonly prefix: string;
  readonly tries: number;
};

/** The port behind which alerts are kept. */
export interface Alerts {
  raise(alert: Alert): Promise<void>;
}
