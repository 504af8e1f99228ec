import { baseModel, untunedModel } from './model-names'

/**
 * A model's name in the form in which usage and costs agree: without the date of its snapshot, and with one mark for
 * fine-tuned models, since costs say `ft-gpt-4o-2024-08-06` where usage says `ft:gpt-4o-2024-08-06:org::id`.
 */
export function undatedModel(model: string): string {
  const untuned = untunedModel(model)
  return `${untuned === model ? '' : 'ft:'}${baseModel(untuned)}`
}

/**
 * Which billed model the usage of a model belongs to (product.md, Attribution): the same name, else the only billed name
 * that is the same without its date. With none or several of them, usage stays under its own name.
 */
export function joinUsageModels(billed: Iterable<string>): (usageModel: string) => string {
  const exact = new Set(billed)
  const undated = new Map<string, string[]>()
  for (const name of exact) undated.set(undatedModel(name), [...(undated.get(undatedModel(name)) ?? []), name])
  return (usageModel) => {
    if (exact.has(usageModel)) return usageModel
    const [only, ...more] = undated.get(undatedModel(usageModel)) ?? []
    return only !== undefined && more.length === 0 ? only : usageModel
  }
}
