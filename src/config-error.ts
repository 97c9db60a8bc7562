/** A setting, or a file of secrets, that cannot be used; the message names it and says what to do. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
