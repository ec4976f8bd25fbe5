/** Effective settings in the three forms Flink reads: a Configuration object, TableConfig, and config.yaml. */
import { canonicalValue, settingDefinition, settingDefinitions, type EffectiveSettings } from './settings';

/** `changed`: only what differs from Flink's own defaults. `all`: every key the workbench acts on, so that nothing depends on a cluster's defaults. */
export type FormScope = 'changed' | 'all';

export interface SettingLine {
  readonly key: string;
  readonly value: string;
}

/**
 * The keys that go into a form, in the order of the panel, keys the workbench does not know after them. Keys that only the
 * workbench reads are left out, and so is an empty value where Flink has no default: absent says the same.
 */
export function settingLines(settings: EffectiveSettings, scope: FormScope): SettingLine[] {
  const known = settingDefinitions.filter((definition) => definition.flink && settings[definition.key] !== undefined);
  const unknown = Object.keys(settings).filter(
    (key) => settingDefinition(key) === undefined && !key.startsWith('workbench.'),
  );
  return [...known.map((definition) => definition.key), ...unknown.sort()]
    .map((key) => ({ key, value: canonicalValue(key, settings[key]?.value ?? '') }))
    .filter(({ key, value }) => {
      const flinkDefault = settingDefinition(key)?.defaults['flink-2.3'];
      if (value === '' && (flinkDefault === '' || flinkDefault === undefined)) return false;
      if (value !== flinkDefault) return true;
      return scope === 'all' && settingDefinition(key)?.carried === undefined;
    });
}

/** Python: a Configuration, and the TableEnvironment made of it. */
export function configurationForm(settings: EffectiveSettings, scope: FormScope): string {
  const lines = settingLines(settings, scope).map(
    ({ key, value }) => `config.set_string(${pythonString(key)}, ${pythonString(value)})`,
  );
  return [
    'from pyflink.common import Configuration',
    'from pyflink.table import EnvironmentSettings, TableEnvironment',
    '',
    'config = Configuration()',
    ...lines,
    'settings = EnvironmentSettings.new_instance().with_configuration(config).build()',
    't_env = TableEnvironment.create(settings)',
    '',
  ].join('\n');
}

/** Python: the same keys on a TableEnvironment that exists already. */
export function tableConfigForm(settings: EffectiveSettings, scope: FormScope): string {
  const lines = settingLines(settings, scope);
  if (lines.length === 0) return "# Nothing differs from Flink's defaults.\n";
  return lines
    .map(({ key, value }) => `t_env.get_config().set(${pythonString(key)}, ${pythonString(value)})\n`)
    .join('');
}

/** config.yaml of Flink 2: standard YAML with flat, dotted keys. */
export function configYamlForm(settings: EffectiveSettings, scope: FormScope): string {
  const lines = settingLines(settings, scope);
  if (lines.length === 0) return "# Nothing differs from Flink's defaults.\n";
  return lines.map(({ key, value }) => `${yamlScalar(key)}: ${yamlValue(key, value)}\n`).join('');
}

/** A Python string literal in single quotes that reads back to exactly this text. */
export function pythonString(text: string): string {
  let literal = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (character === '\\' || character === "'") literal += `\\${character}`;
    else if (character === '\n') literal += '\\n';
    else if (character === '\r') literal += '\\r';
    else if (character === '\t') literal += '\\t';
    else if (isInvisible(code)) literal += pythonEscape(code);
    else literal += character;
  }
  return `'${literal}'`;
}

function pythonEscape(code: number): string {
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
}

/** Controls, line separators, byte order marks, lone surrogates: nobody sees them in a copied text. */
function isInvisible(code: number): boolean {
  return (
    code < 0x20 ||
    (code >= 0x7f && code <= 0xa0) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    code === 0xfeff
  );
}

export function yamlValue(key: string, value: string): string {
  const type = settingDefinition(key)?.type;
  // A number or boolean of a typed key is meant as one; of a text key it must stay a text.
  if (type === 'integer' || type === 'milliseconds' || type === 'boolean') return value;
  return yamlScalar(value);
}

/** A YAML scalar that every YAML reader takes for this very string: plain where that is certain, double-quoted otherwise. */
export function yamlScalar(text: string): string {
  return isPlainYaml(text) ? text : yamlQuoted(text);
}

function isPlainYaml(text: string): boolean {
  // Letters, digits and inner marks which mean nothing in YAML; a colon only before a character that is no blank.
  if (!/^[A-Za-z_][\w.\-/+]*(?::[\w.\-/+]+)*(?:,[\w.\-/+]+(?::[\w.\-/+]+)*)*$/.test(text)) return false;
  // Words that YAML 1.1 or 1.2 readers take for booleans or null.
  return !/^(?:true|false|yes|no|on|off|y|n|null|nan|inf|infinity)$/i.test(text);
}

function yamlQuoted(text: string): string {
  let quoted = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (character === '\\' || character === '"') quoted += `\\${character}`;
    else if (character === '\n') quoted += '\\n';
    else if (character === '\r') quoted += '\\r';
    else if (character === '\t') quoted += '\\t';
    else if (isInvisible(code)) quoted += pythonEscape(code);
    else quoted += character;
  }
  return `"${quoted}"`;
}
