/**
 * Every code an HTTP answer may carry: its status and a sentence for people.
 * Slices refuse with codes; only this table knows HTTP.
 */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
}

const kind = (status: number, title: string): ProblemKind => ({ status, title });

const api = {
  'api/not-found': kind(404, 'There is nothing at this address.'),
  'api/bad-url': kind(400, 'This address cannot be read.'),
  'api/bad-request': kind(400, 'This request cannot be read.'),
  'api/bad-json': kind(400, 'The body is not valid JSON.'),
  'api/invalid': kind(400, 'A value is missing or not allowed.'),
  'api/too-large': kind(413, 'The body is larger than allowed.'),
  'api/headers-too-large': kind(431, 'The headers are larger than allowed.'),
  'api/unsupported-media-type': kind(415, 'This kind of content is not accepted here.'),
  'api/timeout': kind(408, 'The request took too long to arrive.'),
  'api/too-many': kind(429, 'Too many requests from this address.'),
  'api/cross-site': kind(403, 'The request seems to come from another site.'),
  'api/internal': kind(500, 'Something went wrong on the server.'),
  'api/unavailable': kind(503, 'The server cannot do this at the moment.'),
};

const people = {
  'people/anonymous': kind(401, 'This needs a name: choose one first.'),
  'people/session-expired': kind(401, 'The session has ended.'),
  'people/already-named': kind(409, 'This session has a name already.'),
  'people/name-taken': kind(409, 'Somebody else has this name.'),
  'people/may-not': kind(403, 'Your role does not allow this.'),
};

const store = {
  'store/full': kind(503, 'The disk is full: nothing can be written at the moment.'),
  'store/read-only': kind(503, 'The database cannot be written at the moment.'),
  'store/corrupt': kind(503, 'The database is damaged: an operator has to restore it.'),
  'store/busy': kind(503, 'The database is busy.'),
  'store/io': kind(503, 'The disk reports an error.'),
  'store/closed': kind(503, 'The server is stopping.'),
  'store/failed': kind(500, 'The database refused a statement.'),
};

export const problemKinds: Readonly<Record<string, ProblemKind>> = { ...api, ...people, ...store };

/** A refusal nobody gave a status yet is about the content of the request. */
const UNLISTED = kind(422, 'This was refused.');

export function kindOf(code: string): ProblemKind {
  return (Object.hasOwn(problemKinds, code) && problemKinds[code]) || UNLISTED;
}
