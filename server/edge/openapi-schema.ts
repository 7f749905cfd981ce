/**
 * From the schemas the validator uses to those of OpenAPI 3.1, which are JSON Schema 2020-12: nearly the same words. Only tuples are
 * written otherwise, and what an answer does not name it does not have.
 */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined }
export type Schema = { readonly [name: string]: Json | undefined }

/** As sent: exactly what the validator takes. */
export function requestSchema(schema: unknown): Schema {
  return translated(plain(schema), false)
}

/** As answered: objects with named members have no others. */
export function answerSchema(schema: unknown): Schema {
  return translated(plain(schema), true)
}

/** TypeBox keeps symbols of its own beside the words of JSON Schema. */
function plain(schema: unknown): Schema {
  return JSON.parse(JSON.stringify(schema ?? {})) as Schema
}

function translated(schema: Schema, closing: boolean): Schema {
  const found: Record<string, Json | undefined> = {}
  for (const [word, value] of Object.entries(schema)) {
    if (word === 'properties' || word === 'patternProperties') found[word] = eachOf(value as Schema, closing)
    else if (Array.isArray(value) && (word === 'anyOf' || word === 'oneOf' || word === 'allOf')) found[word] = value.map((one) => translated(one as Schema, closing))
    else if (word === 'items' && Array.isArray(value)) found['prefixItems'] = value.map((one) => translated(one as Schema, closing))
    else if (isSchema(value) && (word === 'items' || word === 'additionalProperties' || word === 'not')) found[word] = translated(value, closing)
    else if (word === 'additionalItems') found['items'] = value
    else found[word] = value
  }
  if (closing && found['properties'] !== undefined && found['additionalProperties'] === undefined) found['additionalProperties'] = false
  return found
}

function eachOf(schemas: Schema, closing: boolean): Schema {
  return Object.fromEntries(Object.entries(schemas).map(([name, one]) => [name, translated(one as Schema, closing)]))
}

function isSchema(value: Json | undefined): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
