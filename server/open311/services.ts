/** The list of services and the definition of one. */
import { listed, type Answer, type Fields } from '../../core/open311/index.ts'
import type { Category } from '../../procedures/grid-case/settings.ts'
import { attributesOf } from './attributes.ts'
import { categoryOf, groupOf, promiseOf, type Catalogue } from './catalogue.ts'
import { refusals } from './refusals.ts'

export function servicesOf(catalogue: Catalogue): Answer {
  const services = Object.entries(catalogue.categories).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return { root: 'services', body: listed('service', services.map(([code, category]) => serviceOf(catalogue, code, category))) }
}

/** @throws Refused service-unknown */
export function definitionOf(catalogue: Catalogue, code: string): Answer {
  const category = categoryOf(catalogue, code)
  if (category === undefined) throw refusals.serviceUnknown()
  return {
    root: 'service_definition',
    body: {
      service_code: code,
      attributes: listed('attribute', attributesOf(category).map((attribute, index) => ({
        variable: attribute.variable, code: attribute.code, datatype: attribute.datatype, required: attribute.required, datatype_description: attribute.hint,
        order: index + 1, description: attribute.description,
        ...(attribute.values === undefined ? {} : { values: listed('value', Object.entries(attribute.values).map(([key, name]) => ({ key, name }))) }),
      }))),
    },
  }
}

/** `batch`: whoever reports a confidential matter gets a token first, since its id is told to nobody else. */
export function typeOf({ confidential }: Category): 'realtime' | 'batch' {
  return confidential ? 'batch' : 'realtime'
}

function serviceOf(catalogue: Catalogue, code: string, category: Category): Fields {
  const group = groupOf(catalogue, code)
  return {
    service_code: code, service_name: category.name, description: `${category.name}。${promiseOf(catalogue, category)}`, metadata: true, type: typeOf(category),
    keywords: [...new Set([...category.name.split('、'), group, ...(category.emergency === null ? [] : [category.emergency])])].join(','), group,
  }
}
