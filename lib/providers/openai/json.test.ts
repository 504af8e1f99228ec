import { describe, expect, it } from 'vitest'
import { JsonNumber, parseJson, splitArray, TooDeep, writeJson } from '@/lib/providers/openai/json'

describe('parseJson', () => {
  it('keeps every digit of a number', () => {
    for (const text of ['0.0001690500000000000000000000000', '9007199254740993', '1e-7', '-0', '123456789012345678901234567890']) {
      expect(parseJson(text)).toEqual(new JsonNumber(text))
    }
  })

  it('leaves prototypes alone', () => {
    const parsed = parseJson('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}')
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype)
    expect('polluted' in {}).toBe(false)
  })

  it('refuses what is nested beyond any answer of OpenAI, brackets in text aside', () => {
    expect(() => parseJson('['.repeat(100_000))).toThrow(TooDeep)
    expect(() => parseJson(`${'{"a":'.repeat(65)}1${'}'.repeat(65)}`)).toThrow(TooDeep)
    expect(parseJson(JSON.stringify(`"\\${'['.repeat(500)}`))).toBe(`"\\${'['.repeat(500)}`)
  })

  it('tells a cut text from a whole one', () => {
    expect(() => parseJson('{"data":[1,2')).toThrow(SyntaxError)
  })
})

describe('writeJson', () => {
  it('writes what was read, digit for digit', () => {
    const text = '{"a":[1.50,"x\\"y",null,true],"b":{"c":1e400}}'
    expect(writeJson(parseJson(text))).toBe(text)
  })

  it('leaves the named properties out at every level', () => {
    const text = '{"user_email":"a@b.c","deep":[{"name":"Ada","id":1}],"__proto__":{"email":"x"}}'
    expect(writeJson(parseJson(text), new Set(['user_email', 'name', 'email']))).toBe('{"deep":[{"id":1}],"__proto__":{}}')
  })
})

describe('splitArray', () => {
  const whole = (text: string) => { const { outline, items } = splitArray(text, 'data'); return outline.replace('[]', `[${items.join(',')}]`) }

  it('takes items apart as text and loses nothing', () => {
    const text = '{"object":"page","note":"\\"data\\":[1,2]","data" : [ {"a":[1,{"b":"],"}]}, "not a row", null,3.50,{"data":[1]}],"has_more":true}'
    expect(splitArray(text, 'data').items.map((item) => item.trim())).toEqual(['{"a":[1,{"b":"],"}]}', '"not a row"', 'null', '3.50', '{"data":[1]}'])
    expect(whole(text)).toBe(text)
  })

  it.each(['{"data":[]}', '{"data":[ ]}', '{"data":null}', '{"data":{"data":[1]}}', '[1,2]', '"data"', ''])('has nothing to take apart in %s', (text) => {
    expect(splitArray(text, 'data').items).toEqual([])
  })

  it.each(['{"data":[,]}', '{"data":[1,]}', '{"data":[1,2', '{"data":[1]'])('leaves what is no JSON to the parser: %s', (text) => {
    expect(() => parseJson(splitArray(text, 'data').outline)).toThrow(SyntaxError)
  })

  it('is bounded in depth', () => {
    expect(() => splitArray(`{"data":${'['.repeat(70)}`, 'data')).toThrow(TooDeep)
  })
})
