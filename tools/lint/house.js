/** Small rules of our own. */

/** `it.only` silences every other test; `it.skip` without a reason silences one for ever. */
const focused = {
  meta: { type: 'problem', messages: { only: 'a test that runs alone hides the others', skip: 'say why: it.skip only with { skip: "reason" }' }, schema: [] },
  create: (context) => ({
    'CallExpression > MemberExpression.callee'({ object, property, parent }) {
      if (object.type !== 'Identifier' || !['it', 'test', 'describe', 'suite'].includes(object.name)) return
      if (property.name === 'only' || property.name === 'skip') context.report({ node: parent, messageId: property.name })
    },
    'CallExpression[callee.name=/^(it|test|describe|suite)$/] > ObjectExpression > Property[key.name="only"]'(node) {
      context.report({ node, messageId: 'only' })
    },
    'CallExpression[callee.name=/^(it|test|describe|suite)$/] > ObjectExpression > Property[key.name="skip"][value.value=true]'(node) {
      context.report({ node, messageId: 'skip' })
    },
  }),
}

/** core and procedures have no clock and no randomness: time is an argument, ids come from outside. */
const pure = {
  meta: { type: 'problem', messages: { clock: 'no clock here: time is an argument', chance: 'no randomness here: it comes from outside' }, schema: [] },
  create: (context) => ({
    'MemberExpression[object.name="Date"][property.name="now"]': (node) => context.report({ node, messageId: 'clock' }),
    'NewExpression[callee.name="Date"][arguments.length=0]': (node) => context.report({ node, messageId: 'clock' }),
    'MemberExpression[object.name="performance"]': (node) => context.report({ node, messageId: 'clock' }),
    'MemberExpression[object.name="Math"][property.name="random"]': (node) => context.report({ node, messageId: 'chance' }),
    'MemberExpression[property.name=/^(randomUUID|getRandomValues|randomBytes)$/]': (node) => context.report({ node, messageId: 'chance' }),
  }),
}

export default { rules: { 'no-focused-tests': focused, pure } }
