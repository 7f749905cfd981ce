/** What a route says about itself beside its schemas; `/openapi.json` is made from it and nothing else (decision 0018). */
declare module 'fastify' {
  interface FastifySchema {
    /** Chinese, what it is for. */
    summary?: string
    description?: string
    tags?: readonly string[]
    /** Media types of the body where it is not JSON. */
    consumes?: readonly string[]
    /** Media type of an answer where it is not JSON, or several, by status. */
    gives?: Readonly<Record<number, string | readonly string[]>>
    /** Who may ask: `session` (default below /api/), `visitor` too, or `anybody`. */
    asks?: 'session' | 'anybody'
  }
}

export {}
