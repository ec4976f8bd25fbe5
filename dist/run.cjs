// \0rolldown/runtime.js
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __commonJSMin = (cb, mod) => () => (mod || (cb((mod = { exports: {} }).exports, mod, mod.exports), cb = null), mod.exports);
var __copyProps = (to, from, except, desc) => {
	if (from && typeof from === "object" || typeof from === "function") for (var keys = __getOwnPropNames(from), i = 0, n = keys.length, key; i < n; i++) {
		key = keys[i];
		if (!__hasOwnProp.call(to, key) && key !== except) __defProp(to, key, {
			get: ((k) => from[k]).bind(null, key),
			enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable
		});
	}
	return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(isNodeMode || !mod || !mod.__esModule || !__hasOwnProp.call(mod, "default") ? __defProp(target, "default", {
	value: mod,
	enumerable: true
}) : target, mod));
let node_fs = require("node:fs");
let node_child_process = require("node:child_process");
let node_fs_promises = require("node:fs/promises");
let node_crypto = require("node:crypto");
let node_path = require("node:path");
node_path = __toESM(node_path);
let node_util = require("node:util");
let node_os = require("node:os");
// node_modules/valibot/dist/index.mjs
var store$4;
var DEFAULT_CONFIG = {
	lang: void 0,
	message: void 0,
	abortEarly: void 0,
	abortPipeEarly: void 0
};
/**
* Returns the global configuration.
*
* @param config The config to merge.
*
* @returns The configuration.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalConfig(config$1) {
	if (!config$1 && !store$4) return DEFAULT_CONFIG;
	return {
		lang: config$1?.lang ?? store$4?.lang,
		message: config$1?.message,
		abortEarly: config$1?.abortEarly ?? store$4?.abortEarly,
		abortPipeEarly: config$1?.abortPipeEarly ?? store$4?.abortPipeEarly
	};
}
var store$3;
/**
* Returns a global error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalMessage(lang) {
	return store$3?.get(lang);
}
var store$2;
/**
* Returns a schema error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSchemaMessage(lang) {
	return store$2?.get(lang);
}
var store$1;
/**
* Returns a specific error message.
*
* @param reference The identifier reference.
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSpecificMessage(reference, lang) {
	return store$1?.get(reference)?.get(lang);
}
/**
* Stringifies an unknown input to a literal or type string.
*
* @param input The unknown input.
*
* @returns A literal or type string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _stringify(input) {
	const type = typeof input;
	if (type === "string") return `"${input}"`;
	if (type === "number" || type === "bigint" || type === "boolean") return `${input}`;
	if (type === "object" || type === "function") return (input && Object.getPrototypeOf(input)?.constructor?.name) ?? "null";
	return type;
}
/**
* Adds an issue to the dataset.
*
* @param context The issue context.
* @param label The issue label.
* @param dataset The input dataset.
* @param config The configuration.
* @param other The optional props.
*
* @internal
*/
function _addIssue(context, label, dataset, config$1, other) {
	const input = other && "input" in other ? other.input : dataset.value;
	const expected = other?.expected ?? context.expects ?? null;
	const received = other?.received ?? /* @__PURE__ */ _stringify(input);
	const issue = {
		kind: context.kind,
		type: context.type,
		input,
		expected,
		received,
		message: `Invalid ${label}: ${expected ? `Expected ${expected} but r` : "R"}eceived ${received}`,
		requirement: context.requirement,
		path: other?.path,
		issues: other?.issues,
		lang: config$1.lang,
		abortEarly: config$1.abortEarly,
		abortPipeEarly: config$1.abortPipeEarly
	};
	const isSchema = context.kind === "schema";
	const message$1 = other?.message ?? context.message ?? /* @__PURE__ */ getSpecificMessage(context.reference, issue.lang) ?? (isSchema ? /* @__PURE__ */ getSchemaMessage(issue.lang) : null) ?? config$1.message ?? /* @__PURE__ */ getGlobalMessage(issue.lang);
	if (message$1 !== void 0) issue.message = typeof message$1 === "function" ? message$1(issue) : message$1;
	if (isSchema) dataset.typed = false;
	if (dataset.issues) dataset.issues.push(issue);
	else dataset.issues = [issue];
}
/**
* Compares two values using the SameValueZero algorithm, which treats `NaN`
* as equal to itself unlike `===`.
*
* @param value1 The first value.
* @param value2 The second value.
*
* @returns Whether the values are equal.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isSameValueZero(value1, value2) {
	return value1 === value2 || Number.isNaN(value1) && Number.isNaN(value2);
}
/**
* Disallows inherited object properties and prevents object prototype
* pollution by disallowing certain keys.
*
* @param object The object to check.
* @param key The key to check.
*
* @returns Whether the key is allowed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValidObjectKey(object$1, key) {
	return Object.prototype.hasOwnProperty.call(object$1, key) && key !== "__proto__" && key !== "prototype" && key !== "constructor";
}
/**
* Joins multiple `expects` values with the given separator.
*
* @param values The `expects` values.
* @param separator The separator.
*
* @returns The joined `expects` property.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _joinExpects(values$1, separator) {
	const list = [...new Set(values$1)];
	if (list.length > 1) return `(${list.join(` ${separator} `)})`;
	return list[0] ?? "never";
}
/**
* Eagerly creates and attaches the Standard Schema properties of a schema.
*
* Hint: The contextual `this` type includes the standard properties that are
* attached before the schema is returned.
*
* @param schema The schema to attach standard properties to.
*
* @returns The schema with standard properties attached.
*
* @internal
*/
function _standardSchema(schema) {
	schema["~standard"] = {
		version: 1,
		vendor: "valibot",
		validate: (value$1) => schema["~run"]({ value: value$1 }, /* @__PURE__ */ getGlobalConfig())
	};
	return schema;
}
/* @__NO_SIDE_EFFECTS__ */
function getDotPath(issue) {
	if (issue.path) {
		let key = "";
		for (const item of issue.path) if (typeof item.key === "string" || typeof item.key === "number") if (key) key += `.${item.key}`;
		else key += item.key;
		else return null;
		return key;
	}
	return null;
}
/**
* A Valibot error with useful information.
*/
var ValiError = class extends Error {
	/**
	* Creates a Valibot error with useful information.
	*
	* @param issues The error issues.
	*/
	constructor(issues) {
		super(issues[0].message);
		this.name = "ValiError";
		this.issues = issues;
	}
};
var ABORT_EARLY_CONFIG = { abortEarly: true };
/**
* Returns the fallback value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The output dataset if available.
* @param config The config if available.
*
* @returns The fallback value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallback(schema, dataset, config$1) {
	return typeof schema.fallback === "function" ? schema.fallback(dataset, config$1) : schema.fallback;
}
/**
* Returns the default value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The input dataset if available.
* @param config The config if available.
*
* @returns The default value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefault(schema, dataset, config$1) {
	return typeof schema.default === "function" ? schema.default(dataset, config$1) : schema.default;
}
/* @__NO_SIDE_EFFECTS__ */
function array(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: array,
		expects: "Array",
		async: false,
		item,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.item["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function boolean(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "boolean",
		reference: boolean,
		expects: "boolean",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "boolean") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/**
* Creates a lazy schema.
*
* @param getter The schema getter.
*
* @returns A lazy schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function lazy(getter) {
	return _standardSchema({
		kind: "schema",
		type: "lazy",
		reference: lazy,
		expects: "unknown",
		async: false,
		getter,
		"~run"(dataset, config$1) {
			return this.getter(dataset.value)["~run"](dataset, config$1);
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function literal(literal_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "literal",
		reference: literal,
		expects: /* @__PURE__ */ _stringify(literal_),
		async: false,
		literal: literal_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (/* @__PURE__ */ _isSameValueZero(dataset.value, this.literal)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function looseObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_object",
		reference: looseObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) dataset.value[key] = input[key];
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function null_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "null",
		reference: null_,
		expects: "null",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === null) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function nullable$1(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullable$1,
		expects: `(${wrapped.expects} | null)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function number(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "number",
		reference: number,
		expects: "number",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "number" && !isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function object(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: object,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function optional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optional,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function picklist(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "picklist",
		reference: picklist,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function record(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: record,
		expects: "Object",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const entryKey in input) if (/* @__PURE__ */ _isValidObjectKey(input, entryKey)) {
					const entryValue = input[entryKey];
					const keyDataset = this.key["~run"]({ value: entryKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: entryValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function string(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "string",
		reference: string,
		expects: "string",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "string") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function tuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple",
		reference: tuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/**
* Returns the sub issues of the provided datasets for the union issue.
*
* @param datasets The datasets.
*
* @returns The sub issues.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _subIssues(datasets) {
	let issues;
	if (datasets) for (const dataset of datasets) if (issues) for (const issue of dataset.issues) issues.push(issue);
	else issues = dataset.issues;
	return issues;
}
/* @__NO_SIDE_EFFECTS__ */
function union(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: union,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			let validDataset;
			let typedDatasets;
			let untypedDatasets;
			for (const schema of this.options) {
				const optionDataset = schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
				else typedDatasets = [optionDataset];
				else {
					validDataset = optionDataset;
					break;
				}
				else if (untypedDatasets) untypedDatasets.push(optionDataset);
				else untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
				dataset.typed = true;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}
/**
* Creates a unknown schema.
*
* @returns A unknown schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function unknown() {
	return _standardSchema({
		kind: "schema",
		type: "unknown",
		reference: unknown,
		expects: "unknown",
		async: false,
		"~run"(dataset) {
			dataset.typed = true;
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function variant(key, options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "variant",
		reference: variant,
		expects: "Object",
		async: false,
		key,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				let outputDataset;
				let maxDiscriminatorPriority = 0;
				let invalidDiscriminatorKey = this.key;
				let expectedDiscriminators = [];
				const parseOptions = (variant$1, allKeys) => {
					for (const schema of variant$1.options) {
						if (schema.type === "variant") parseOptions(schema, new Set(allKeys).add(schema.key));
						else {
							let keysAreValid = true;
							let currentPriority = 0;
							for (const currentKey of allKeys) {
								const discriminatorSchema = schema.entries[currentKey];
								if (currentKey in input ? discriminatorSchema["~run"]({
									typed: false,
									value: input[currentKey]
								}, ABORT_EARLY_CONFIG).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
									keysAreValid = false;
									if (invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input))) {
										maxDiscriminatorPriority = currentPriority;
										invalidDiscriminatorKey = currentKey;
										expectedDiscriminators = [];
									}
									if (invalidDiscriminatorKey === currentKey) expectedDiscriminators.push(schema.entries[currentKey].expects);
									break;
								}
								currentPriority++;
							}
							if (keysAreValid) {
								const optionDataset = schema["~run"]({ value: input }, config$1);
								if (!outputDataset || !outputDataset.typed && optionDataset.typed) outputDataset = optionDataset;
							}
						}
						if (outputDataset && !outputDataset.issues) break;
					}
				};
				parseOptions(this, /* @__PURE__ */ new Set([this.key]));
				if (outputDataset) return outputDataset;
				_addIssue(this, "type", dataset, config$1, {
					input: input[invalidDiscriminatorKey],
					expected: /* @__PURE__ */ _joinExpects(expectedDiscriminators, "|"),
					path: [{
						type: "object",
						origin: "value",
						input,
						key: invalidDiscriminatorKey,
						value: input[invalidDiscriminatorKey]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parsed input.
*/
function parse$1(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	if (dataset.issues) throw new ValiError(dataset.issues);
	return dataset.value;
}
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
function safeParse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}
var errorDataSchema = /* @__PURE__ */ object({
	/** The text of the exception, as Python (or Flink) words it. */
	error: /* @__PURE__ */ string(),
	/** Python class name, dotted when not a builtin; Flink's Java class where Flink raises it. */
	error_type: /* @__PURE__ */ string(),
	stage: /* @__PURE__ */ picklist([
		"usage",
		"setup",
		"define",
		"plan",
		"run",
		"sink"
	]),
	/** 1-based line in the user's file of the innermost user frame. */
	line: /* @__PURE__ */ optional(/* @__PURE__ */ number()),
	/** Name of the function of that frame. */
	in: /* @__PURE__ */ optional(/* @__PURE__ */ string()),
	code: /* @__PURE__ */ picklist([
		"BAD_REQUEST",
		"NOT_YET",
		"UNKNOWN_SETTING",
		"BAD_SETTING_VALUE",
		"NO_PYTHON",
		"PYTHON_NOT_EMBEDDABLE",
		"PYTHON_PACKAGE_MISSING",
		"TASK_MANAGER_START_FAILED",
		"WORKER_START_FAILED",
		"FILE_NOT_FOUND",
		"FILE_UNREADABLE",
		"SYNTAX_ERROR",
		"IMPORT_ERROR",
		"DEFINE_ERROR",
		"FUNCTION_NOT_FOUND",
		"NO_FUNCTION",
		"COLUMN_NOT_FOUND",
		"ARGUMENT_MISMATCH",
		"UNSUPPORTED_TYPE",
		"BAD_TYPE_STRING",
		"UNSUPPORTED_MODE",
		"BAD_CONSTANT",
		"UNSUPPORTED_OPERATION",
		"UDF_EXCEPTION",
		"UDF_OPEN_EXCEPTION",
		"UDF_CLOSE_EXCEPTION",
		"RESULT_TYPE",
		"RESULT_LENGTH",
		"ASYNC_TIMEOUT",
		"ARGUMENT_CONVERSION",
		"WORKER_DIED",
		"TASK_MANAGER_DIED",
		"CANCELLED",
		"SOURCE_VALUE",
		"SOURCE_UNREADABLE",
		"SINK_UNWRITABLE",
		"NOT_NULL_VIOLATION",
		"INTERNAL"
	]),
	facts: /* @__PURE__ */ record(/* @__PURE__ */ string(), /* @__PURE__ */ unknown()),
	/** What to do next, one plain sentence. */
	hint: /* @__PURE__ */ optional(/* @__PURE__ */ string()),
	/** The exception this one wraps: a Python traceback (user's frames only) or an inner error's text. */
	cause: /* @__PURE__ */ optional(/* @__PURE__ */ string())
});
/** Every error thrown by our code across a module boundary. */
var WorkbenchError = class extends Error {
	name = "WorkbenchError";
	data;
	constructor(data) {
		super(data.error);
		this.data = data;
	}
};
/** The shorthand for raising one: `throw workbenchError('COLUMN_NOT_FOUND', 'plan', 'No column x', {columns})`. */
function workbenchError(code, stage, error, facts = {}, more = {}) {
	return new WorkbenchError({
		error,
		error_type: more.errorType ?? "WorkbenchError",
		stage,
		code,
		facts: { ...facts },
		...more.hint === void 0 ? {} : { hint: more.hint },
		...more.cause === void 0 ? {} : { cause: more.cause }
	});
}
/** Any thrown thing as data that can cross a process. Unknown ones become INTERNAL with their stack as cause. */
function toErrorData(thrown, stage = "run") {
	if (thrown instanceof WorkbenchError) return thrown.data;
	const error = thrown instanceof Error ? thrown : new Error(String(thrown));
	return workbenchError("INTERNAL", stage, error.message, {}, {
		errorType: error.name,
		...error.stack === void 0 ? {} : { cause: error.stack },
		hint: "This is a fault of the workbench itself, not of your function."
	}).data;
}
// src/contract/model/data-type.ts
/** Flink's logical types: the model, and the SQL form of it (`DECIMAL(10, 2) NOT NULL`). */
var simpleTypeNames = [
	"BOOLEAN",
	"TINYINT",
	"SMALLINT",
	"INT",
	"BIGINT",
	"FLOAT",
	"DOUBLE",
	"STRING",
	"BYTES",
	"DATE"
];
var lengthTypeNames = [
	"CHAR",
	"VARCHAR",
	"BINARY",
	"VARBINARY"
];
var precisionTypeNames = [
	"TIME",
	"TIMESTAMP",
	"TIMESTAMP_LTZ"
];
var nullable = /* @__PURE__ */ boolean();
var dataTypeSchema = /* @__PURE__ */ lazy(() => /* @__PURE__ */ variant("kind", [
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ picklist(simpleTypeNames),
		nullable
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ picklist(lengthTypeNames),
		nullable,
		length: /* @__PURE__ */ number()
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ picklist(precisionTypeNames),
		nullable,
		precision: /* @__PURE__ */ number()
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("DECIMAL"),
		nullable,
		precision: /* @__PURE__ */ number(),
		scale: /* @__PURE__ */ number()
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("ARRAY"),
		nullable,
		element: dataTypeSchema
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("MAP"),
		nullable,
		key: dataTypeSchema,
		value: dataTypeSchema
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("ROW"),
		nullable,
		fields: /* @__PURE__ */ array(fieldSchema)
	})
]));
var fieldSchema = /* @__PURE__ */ object({
	name: /* @__PURE__ */ string(),
	type: /* @__PURE__ */ lazy(() => dataTypeSchema)
});
/** SQL text of a type, as Flink prints it; NOT NULL is written, nullable is not. */
function formatDataType(type) {
	const suffix = type.nullable ? "" : " NOT NULL";
	switch (type.kind) {
		case "CHAR":
		case "VARCHAR":
		case "BINARY":
		case "VARBINARY": return `${type.kind}(${type.length})${suffix}`;
		case "TIME":
		case "TIMESTAMP":
		case "TIMESTAMP_LTZ": return `${type.kind}(${type.precision})${suffix}`;
		case "DECIMAL": return `DECIMAL(${type.precision}, ${type.scale})${suffix}`;
		case "ARRAY": return `ARRAY<${formatDataType(type.element)}>${suffix}`;
		case "MAP": return `MAP<${formatDataType(type.key)}, ${formatDataType(type.value)}>${suffix}`;
		case "ROW": return `ROW<${type.fields.map(formatField).join(", ")}>${suffix}`;
		default: return `${type.kind}${suffix}`;
	}
}
function formatField(field) {
	return `${/^[A-Za-z_]\w*$/.test(field.name) ? field.name : `\`${field.name.replaceAll("`", "``")}\``} ${formatDataType(field.type)}`;
}
/** `a BIGINT, s STRING` → fields. Throws BAD_TYPE_STRING naming the place. */
function parseSchema(text) {
	const parser = new TypeParser(text);
	const fields = parser.fields(() => parser.atEnd());
	parser.expectEnd();
	return fields;
}
/** One SQL type. Case-insensitive, as Flink's parser. Throws BAD_TYPE_STRING naming the place. */
function parseDataType(text) {
	const parser = new TypeParser(text);
	const type = parser.type();
	parser.expectEnd();
	return type;
}
var aliases = {
	INTEGER: "INT",
	DEC: "DECIMAL",
	NUMERIC: "DECIMAL"
};
var TypeParser = class {
	tokens;
	position = 0;
	source;
	constructor(source) {
		this.source = source;
		this.tokens = [...source.matchAll(/`(?:[^`]|``)+`|\w+|[^\s\w]/g)].map((m) => ({
			text: m[0],
			at: m.index
		}));
	}
	atEnd() {
		return this.position >= this.tokens.length;
	}
	expectEnd() {
		if (!this.atEnd()) this.fail("end of the text");
	}
	fields(done) {
		const fields = [];
		if (done()) return fields;
		do {
			const name = this.next("a column name");
			fields.push({
				name: name.startsWith("`") ? name.slice(1, -1).replaceAll("``", "`") : name,
				type: this.type()
			});
		} while (this.accept(","));
		return fields;
	}
	type() {
		const base = this.baseType();
		if (this.accept("NOT")) {
			this.expect("NULL");
			return {
				...base,
				nullable: false
			};
		}
		this.accept("NULL");
		return base;
	}
	baseType() {
		const start = this.position;
		const word = this.next("a type").toUpperCase();
		const name = aliases[word] ?? word;
		if (name === "DOUBLE") this.accept("PRECISION");
		if (isOneOf(simpleTypeNames, name)) return {
			kind: name,
			nullable: true
		};
		if (isOneOf(lengthTypeNames, name)) return {
			kind: name,
			nullable: true,
			length: this.numbers(1)[0] ?? 1
		};
		if (name === "DECIMAL") {
			const [precision = 10, scale = 0] = this.numbers(2);
			return {
				kind: "DECIMAL",
				nullable: true,
				precision,
				scale
			};
		}
		if (isOneOf(precisionTypeNames, name)) return this.temporal(name);
		if (name === "ARRAY") return {
			kind: "ARRAY",
			nullable: true,
			element: this.angled(() => this.type())
		};
		if (name === "MAP") return this.angled(() => {
			const key = this.type();
			this.expect(",");
			return {
				kind: "MAP",
				nullable: true,
				key,
				value: this.type()
			};
		});
		if (name === "ROW") return {
			kind: "ROW",
			nullable: true,
			fields: this.angled(() => this.fields(() => this.peek() === ">"))
		};
		this.position = start;
		return this.fail("a Flink SQL type");
	}
	temporal(name) {
		const [precision = name === "TIME" ? 0 : 6] = this.numbers(1);
		let kind = name;
		if (this.accept("WITH")) {
			this.expect("LOCAL");
			this.expect("TIME");
			this.expect("ZONE");
			kind = "TIMESTAMP_LTZ";
		} else if (this.accept("WITHOUT")) {
			this.expect("TIME");
			this.expect("ZONE");
		}
		return {
			kind,
			nullable: true,
			precision
		};
	}
	numbers(most) {
		if (!this.accept("(")) return [];
		const numbers = [];
		do {
			const token = this.next("a number");
			if (!/^\d+$/.test(token) || numbers.length === most) {
				this.position -= 1;
				this.fail(numbers.length === most ? "')'" : "a number");
			}
			numbers.push(Number(token));
		} while (this.accept(","));
		this.expect(")");
		return numbers;
	}
	angled(inner) {
		this.expect("<");
		const result = inner();
		this.expect(">");
		return result;
	}
	peek() {
		return this.tokens[this.position]?.text;
	}
	accept(word) {
		if (this.peek()?.toUpperCase() !== word) return false;
		this.position += 1;
		return true;
	}
	expect(word) {
		if (!this.accept(word)) this.fail(`'${word}'`);
	}
	next(what) {
		const token = this.peek();
		if (token === void 0) return this.fail(what);
		this.position += 1;
		return token;
	}
	fail(expected) {
		const token = this.tokens[this.position];
		throw workbenchError("BAD_TYPE_STRING", "plan", `Expected ${expected} ${token === void 0 ? "at the end" : `at character ${token.at + 1}, '${token.text}'`} in the type text "${this.source}".`, {
			text: this.source,
			at: token?.at ?? this.source.length
		}, { hint: "Write Flink SQL types, for example: a BIGINT, s STRING, d DECIMAL(10, 2)." });
	}
};
function isOneOf(names, name) {
	return names.includes(name);
}
// src/contract/model/rows.ts
/** How values are shown and printed: the JSON encoding that recorded Flink answers use. */
var cellSchema = /* @__PURE__ */ lazy(() => /* @__PURE__ */ union([
	/* @__PURE__ */ string(),
	/* @__PURE__ */ number(),
	/* @__PURE__ */ boolean(),
	/* @__PURE__ */ null_(),
	/* @__PURE__ */ array(cellSchema)
]));
// src/contract/model/duration.ts
/** Durations as Flink's configuration reads and users write them. */
var unitMs = {
	d: 864e5,
	day: 864e5,
	h: 36e5,
	hour: 36e5,
	m: 6e4,
	min: 6e4,
	minute: 6e4,
	s: 1e3,
	sec: 1e3,
	second: 1e3,
	ms: 1,
	milli: 1,
	millisecond: 1,
	micro: .001,
	microsecond: .001,
	ns: 1e-6,
	nano: 1e-6,
	nanosecond: 1e-6
};
/** `1 s`, `3 min`, `250` (milliseconds where no unit is said) in milliseconds; null for any other text. */
function parseDurationMs(text) {
	const match = /^(\d+)\s*([a-z]*)$/.exec(text.trim().toLowerCase());
	if (match === null) return null;
	const [, number = "", unit = ""] = match;
	const perUnit = unit === "" ? 1 : unitMs[unit] ?? unitMs[unit.replace(/s$/, "")];
	return perUnit === void 0 ? null : Number(number) * perUnit;
}
// src/contract/model/setting-definitions.ts
/** The configuration keys that the workbench knows, with their defaults in the two profiles. */
var executionModes = ["process", "thread"];
var transports = [
	"auto",
	"socket",
	"shm"
];
var profileNames = ["product", "flink-2.3"];
var settingDefinitions = [
	{
		key: "python.execution-mode",
		type: "enum",
		label: "Execution mode",
		description: "process: one isolated Python worker a slot. thread: Python runs inside the task manager and its slots share one GIL.",
		choices: executionModes,
		defaults: {
			product: "process",
			"flink-2.3": "process"
		},
		flink: true
	},
	{
		key: "python.fn-execution.bundle.size",
		type: "integer",
		label: "Bundle size",
		description: "The maximum number of elements in a bundle for Python user-defined function execution.",
		unit: "records",
		minimum: 1,
		defaults: {
			product: "100000",
			"flink-2.3": "1000"
		},
		flink: true
	},
	{
		key: "python.fn-execution.bundle.time",
		type: "milliseconds",
		label: "Bundle time",
		description: "How long an unfinished bundle waits, in milliseconds, before it is processed.",
		unit: "ms",
		minimum: 1,
		defaults: {
			product: "1000",
			"flink-2.3": "1000"
		},
		flink: true
	},
	{
		key: "python.fn-execution.arrow.batch.size",
		type: "integer",
		label: "Arrow batch size",
		description: "The maximum number of rows in an Arrow batch; never more than what the bundle still holds.",
		unit: "rows",
		minimum: 1,
		defaults: {
			product: "10000",
			"flink-2.3": "1000"
		},
		flink: true
	},
	{
		key: "parallelism.default",
		type: "integer",
		label: "Parallelism",
		description: "How many slots run the function side by side.",
		unit: "slots",
		minimum: 1,
		defaults: {
			product: "1",
			"flink-2.3": "1"
		},
		flink: true
	},
	{
		key: "workbench.transport",
		type: "enum",
		label: "Transport",
		description: "How records reach a Python worker process: a Unix socket, or shared memory. Shared memory is not built yet and runs on the socket.",
		choices: transports,
		defaults: {
			product: "auto",
			"flink-2.3": "auto"
		},
		flink: false
	},
	{
		key: "python.metric.enabled",
		type: "boolean",
		label: "Metrics",
		description: "When false, get_metric_group() raises and no metrics are kept.",
		defaults: {
			product: "false",
			"flink-2.3": "true"
		},
		flink: true
	},
	{
		key: "python.profile.enabled",
		type: "boolean",
		label: "Profiler",
		description: "Python worker profiling. Carried for your configuration; the workbench does not profile yet.",
		defaults: {
			product: "false",
			"flink-2.3": "false"
		},
		flink: true
	},
	{
		key: "pipeline.global-job-parameters",
		type: "string",
		label: "Job parameters",
		description: "Read in open() by function_context.get_job_parameter(key, default). Form: key:value,key2:value2.",
		defaults: {
			product: "",
			"flink-2.3": ""
		},
		flink: true
	},
	{
		key: "table.local-time-zone",
		type: "string",
		label: "Session time zone",
		description: "The time zone of TIMESTAMP_LTZ values in the session.",
		defaults: {
			product: "UTC",
			"flink-2.3": "UTC"
		},
		flink: true
	},
	{
		key: "execution.runtime-mode",
		type: "string",
		label: "Runtime mode",
		description: "batch or streaming. Empty: streaming for general aggregates and table aggregates, which Flink runs there only; batch for all else.",
		defaults: {
			product: "",
			"flink-2.3": ""
		},
		flink: true
	},
	{
		key: "table.exec.async-scalar.max-concurrent-operations",
		type: "integer",
		label: "Async calls at once",
		description: "How many calls of an async scalar function are in flight at most.",
		unit: "calls",
		minimum: 1,
		defaults: {
			product: "10",
			"flink-2.3": "10"
		},
		flink: true
	},
	{
		key: "table.exec.async-scalar.timeout",
		type: "duration",
		label: "Async timeout",
		description: "How long a call of an async scalar function may take, its retries included, for example 30 s.",
		defaults: {
			product: "3 min",
			"flink-2.3": "3 min"
		},
		flink: true
	},
	{
		key: "table.exec.async-scalar.retry-strategy",
		type: "enum",
		label: "Async retries",
		description: "FIXED_DELAY calls an async scalar function again when it raised an exception; NO_RETRY does not.",
		choices: ["FIXED_DELAY", "NO_RETRY"],
		defaults: {
			product: "FIXED_DELAY",
			"flink-2.3": "FIXED_DELAY"
		},
		flink: true
	},
	{
		key: "table.exec.async-scalar.retry-delay",
		type: "duration",
		label: "Async retry delay",
		description: "How long to wait before a call of an async scalar function is tried again.",
		defaults: {
			product: "100 ms",
			"flink-2.3": "100 ms"
		},
		flink: true
	},
	{
		key: "table.exec.async-scalar.max-attempts",
		type: "integer",
		label: "Async attempts",
		description: "How often a failed call is tried again. The first call is not counted: 3 makes four calls.",
		unit: "retries",
		minimum: 1,
		defaults: {
			product: "3",
			"flink-2.3": "3"
		},
		flink: true
	},
	{
		key: "python.state.cache-size",
		type: "integer",
		label: "State cache",
		description: "How many states an aggregate keeps in memory on Flink. The workbench keeps them all; the rows are the same.",
		unit: "states",
		minimum: 0,
		defaults: {
			product: "1000",
			"flink-2.3": "1000"
		},
		flink: true
	},
	{
		key: "python.map-state.read-cache-size",
		type: "integer",
		label: "MapView read cache",
		description: "How many entries of one MapView are cached on Flink. The rows are the same whatever it is.",
		unit: "entries",
		minimum: 0,
		defaults: {
			product: "1000",
			"flink-2.3": "1000"
		},
		flink: true
	},
	{
		key: "python.map-state.write-cache-size",
		type: "integer",
		label: "MapView write cache",
		description: "How many writes to one MapView are cached on Flink. The rows are the same whatever it is.",
		unit: "entries",
		minimum: 0,
		defaults: {
			product: "1000",
			"flink-2.3": "1000"
		},
		flink: true
	}
];
var settingValuesSchema = /* @__PURE__ */ record(/* @__PURE__ */ string(), /* @__PURE__ */ string());
/** The name that Flink still reads where the newer one is not set. */
var olderConcurrencyKey = "table.exec.async-scalar.buffer-capacity";
/** Lays profile, config.yaml and panel over each other. Keys the workbench does not know are carried unchanged. */
function resolveSettings(layers) {
	const effective = {};
	for (const definition of settingDefinitions) effective[definition.key] = {
		value: definition.defaults[layers.profile],
		origin: "profile"
	};
	for (const [key, value] of Object.entries(layers.configYaml ?? {})) effective[key] = {
		value,
		origin: "config.yaml"
	};
	for (const [key, value] of Object.entries(layers.panel ?? {})) effective[key] = {
		value,
		origin: "panel"
	};
	return effective;
}
/** Why a value is not acceptable for its key, or null. Unknown keys take any text. */
function settingProblem(key, value) {
	const definition = settingDefinitions.find((d) => d.key === key);
	if (definition === void 0) return null;
	switch (definition.type) {
		case "integer":
		case "milliseconds": {
			const number = Number(value);
			if (!/^\d+$/.test(value.trim()) || number > 2 ** 31 - 1) return `${key} takes a whole number, not "${value}".`;
			const minimum = definition.minimum ?? 0;
			return number < minimum ? `${key} must be at least ${minimum}.` : null;
		}
		case "duration": return parseDurationMs(value) === null ? `${key} takes a duration such as 1 s or 3 min, not "${value}".` : null;
		case "boolean": return /^(true|false)$/i.test(value.trim()) ? null : `${key} takes true or false, not "${value}".`;
		case "enum": return (definition.choices ?? []).includes(value.trim()) ? null : `${key} takes ${(definition.choices ?? []).join(", ")}, not "${value}".`;
		case "string": return textProblem(key, value);
	}
}
function textProblem(key, value) {
	if (key === "pipeline.global-job-parameters" && jobParameters(value) === null) return `${key} takes key:value pairs with commas between, not "${value}".`;
	if (key === "execution.runtime-mode" && !/^(batch|streaming|)$/i.test(value.trim())) return `${key} takes batch or streaming, not "${value}".`;
	return null;
}
/** Parses the effective values. Throws BAD_SETTING_VALUE naming the key, the value and where it came from. */
function parseSettings(effective) {
	for (const [key, { value, origin }] of Object.entries(effective)) {
		const problem = settingProblem(key, value);
		if (problem !== null) throw workbenchError("BAD_SETTING_VALUE", "usage", problem, {
			key,
			value,
			origin
		});
	}
	const text = (key) => (effective[key]?.value ?? "").trim();
	return {
		executionMode: text("python.execution-mode"),
		bundleSize: Number(text("python.fn-execution.bundle.size")),
		bundleTimeMs: Number(text("python.fn-execution.bundle.time")),
		arrowBatchSize: Number(text("python.fn-execution.arrow.batch.size")),
		parallelism: Number(text("parallelism.default")),
		transport: text("workbench.transport"),
		metricEnabled: text("python.metric.enabled").toLowerCase() === "true",
		profileEnabled: text("python.profile.enabled").toLowerCase() === "true",
		jobParameters: jobParameters(text("pipeline.global-job-parameters")) ?? {},
		localTimeZone: text("table.local-time-zone"),
		runtime: text("execution.runtime-mode").toLowerCase() || null,
		async: asyncSettings(effective)
	};
}
function asyncSettings(effective) {
	const text = (key) => (effective[key]?.value ?? "").trim();
	const concurrencyKey = "table.exec.async-scalar.max-concurrent-operations";
	const older = effective[concurrencyKey]?.origin === "profile" ? text(olderConcurrencyKey) : "";
	const retries = Number(text("table.exec.async-scalar.max-attempts"));
	return {
		concurrency: Number(older === "" ? text(concurrencyKey) : older),
		timeoutMs: parseDurationMs(text("table.exec.async-scalar.timeout")) ?? 0,
		attempts: text("table.exec.async-scalar.retry-strategy") === "NO_RETRY" ? 1 : retries + 1,
		retryDelayMs: parseDurationMs(text("table.exec.async-scalar.retry-delay")) ?? 0
	};
}
function jobParameters(value) {
	const pairs = {};
	for (const part of value.split(",")) {
		if (part.trim() === "") continue;
		const colon = part.indexOf(":");
		if (colon <= 0) return null;
		pairs[part.slice(0, colon).trim()] = part.slice(colon + 1).trim();
	}
	return pairs;
}
// src/contract/model/job.ts
/** A job: one function, bound to one source and one sink, under settings. */
var modes = [
	"process-row",
	"process-arrow",
	"thread"
];
var modeSchema = /* @__PURE__ */ picklist(modes);
var fileFormats = [
	"csv",
	"jsonl",
	"parquet",
	"arrow"
];
/** A file, rows written by hand, or a generator. Paths are absolute once a command reaches the engine. */
var sourceSchema = /* @__PURE__ */ variant("kind", [
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("file"),
		path: /* @__PURE__ */ string(),
		format: /* @__PURE__ */ picklist(fileFormats),
		/** Texts read as NULL (CSV only). The empty text always is. */
		nullMarks: /* @__PURE__ */ array(/* @__PURE__ */ string()),
		/** Types that override or replace inference; columns not named here are inferred. */
		schema: /* @__PURE__ */ array(fieldSchema)
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("datagen"),
		rows: /* @__PURE__ */ number(),
		stringLength: /* @__PURE__ */ number(),
		schema: /* @__PURE__ */ array(fieldSchema)
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("inline"),
		schema: /* @__PURE__ */ array(fieldSchema),
		rows: /* @__PURE__ */ array(/* @__PURE__ */ array(cellSchema))
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("nasty"),
		rows: /* @__PURE__ */ number(),
		seed: /* @__PURE__ */ number(),
		schema: /* @__PURE__ */ array(fieldSchema)
	})
]);
var argumentSchema = /* @__PURE__ */ lazy(() => /* @__PURE__ */ variant("kind", [
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("column"),
		name: /* @__PURE__ */ string()
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("constant"),
		sql: /* @__PURE__ */ string()
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("call"),
		function: /* @__PURE__ */ string(),
		args: /* @__PURE__ */ array(argumentSchema)
	})
]));
/** An SQL constant after parsing; `value` as cells are encoded (see rows.ts). */
var constantSchema = /* @__PURE__ */ object({
	type: dataTypeSchema,
	value: cellSchema
});
/** Where a function lives. */
var functionRefSchema = /* @__PURE__ */ object({
	file: /* @__PURE__ */ string(),
	name: /* @__PURE__ */ string()
});
var runtimes = ["batch", "streaming"];
/** The Table API's row-based operations: the function gets the whole row, its ROW result becomes columns. */
var rowOperations = [
	"map",
	"flat_map",
	"aggregate",
	"flat_aggregate"
];
/**
* Windows of pandas aggregates. `time` names a TIMESTAMP(3) or TIMESTAMP_LTZ(3) column. Group windows (tumble, hop,
* session) put `window_start` and `window_end` between the group's columns and the function's; `over` gives one output row for each
* input row, partitioned by the job's `groupBy` and ordered by `time`.
*/
var windowSchema = /* @__PURE__ */ variant("kind", [
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("tumble"),
		time: /* @__PURE__ */ string(),
		sizeMs: /* @__PURE__ */ number()
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("hop"),
		time: /* @__PURE__ */ string(),
		slideMs: /* @__PURE__ */ number(),
		sizeMs: /* @__PURE__ */ number()
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("session"),
		time: /* @__PURE__ */ string(),
		gapMs: /* @__PURE__ */ number()
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("over"),
		time: /* @__PURE__ */ string(),
		frame: /* @__PURE__ */ variant("unit", [/* @__PURE__ */ object({
			unit: /* @__PURE__ */ literal("rows"),
			preceding: /* @__PURE__ */ nullable$1(/* @__PURE__ */ number())
		}), /* @__PURE__ */ object({
			unit: /* @__PURE__ */ literal("range"),
			precedingMs: /* @__PURE__ */ nullable$1(/* @__PURE__ */ number())
		})])
	})
]);
// src/contract/model/udf.ts
/** What a UDF file defines, as the worker found by executing it. */
var udfKinds = [
	"scalar",
	"pandas_scalar",
	"table",
	"aggregate",
	"pandas_aggregate",
	"table_aggregate",
	"async_scalar"
];
var funcTypes = ["general", "pandas"];
var inspectionSchema = /* @__PURE__ */ object({
	functions: /* @__PURE__ */ array(/* @__PURE__ */ object({
		/** The module-level name that --function takes. */
		name: /* @__PURE__ */ string(),
		/** What Flink calls the function: `name` of the decorator, else the name of the Python function or class. */
		flinkName: /* @__PURE__ */ optional(/* @__PURE__ */ string()),
		kind: /* @__PURE__ */ picklist(udfKinds),
		funcType: /* @__PURE__ */ picklist(funcTypes),
		parameters: /* @__PURE__ */ array(/* @__PURE__ */ object({
			name: /* @__PURE__ */ string(),
			/** Has a default, so a call may leave it out. */
			optional: /* @__PURE__ */ boolean(),
			/** *args: takes any number. */
			variadic: /* @__PURE__ */ boolean()
		})),
		/** null where the decorator gave a text that is not a type (then `problem` says so). */
		resultType: /* @__PURE__ */ nullable$1(dataTypeSchema),
		inputTypes: /* @__PURE__ */ nullable$1(/* @__PURE__ */ array(dataTypeSchema)),
		deterministic: /* @__PURE__ */ boolean(),
		/** 1-based line of the decorator, assignment or class, for lenses. */
		line: /* @__PURE__ */ number(),
		docstring: /* @__PURE__ */ nullable$1(/* @__PURE__ */ string()),
		/** The user's name that cloudpickle cannot ship, with the reason; null where it can be pickled. */
		pickleProblem: /* @__PURE__ */ nullable$1(/* @__PURE__ */ string()),
		/** Where `pickleProblem` is set: what planning a job with this function fails with on Flink. */
		pickleError: /* @__PURE__ */ optional(errorDataSchema),
		/** Aggregates: the optional methods that are there. */
		methods: /* @__PURE__ */ optional(/* @__PURE__ */ object({
			retract: /* @__PURE__ */ boolean(),
			merge: /* @__PURE__ */ boolean()
		})),
		/** Aggregates: the accumulator's type as text, with LIST_VIEW and MAP_VIEW. Absent where it is not known. */
		accumulator: /* @__PURE__ */ optional(/* @__PURE__ */ string()),
		/** What planning a job with this function fails with: a declared type that is none. Absent where nothing is wrong. */
		problem: /* @__PURE__ */ optional(errorDataSchema)
	})),
	/** Set where the file could not be executed to its end. Functions found before it are kept. */
	error: /* @__PURE__ */ nullable$1(errorDataSchema),
	/** Top-level packages the file imports, directly or by its project helpers. */
	imports: /* @__PURE__ */ array(/* @__PURE__ */ string()),
	/** Other names of the file's own top level: what planning a job with one fails with. */
	undeclared: /* @__PURE__ */ optional(/* @__PURE__ */ record(/* @__PURE__ */ string(), errorDataSchema))
});
// src/contract/model/case.ts
/**
* Recorded cases: a function, its input, and the answer that counts. What real Flink gave, or what a user accepted. One JSON file a
* case; NAME.py beside NAME.json holds the function unless `file` names another.
*/
/** Cells of a case file: as cellSchema, but integers of any size are bare digits (parsed as text here). */
var columnSchema = /* @__PURE__ */ tuple([/* @__PURE__ */ string(), /* @__PURE__ */ string()]);
var expectationSchema = /* @__PURE__ */ union([/* @__PURE__ */ object({
	error: /* @__PURE__ */ string(),
	error_type: /* @__PURE__ */ string(),
	stage: /* @__PURE__ */ string(),
	line: /* @__PURE__ */ optional(/* @__PURE__ */ number()),
	in: /* @__PURE__ */ optional(/* @__PURE__ */ string())
}), /* @__PURE__ */ object({
	/** Names and SQL types. */
	schema: /* @__PURE__ */ array(columnSchema),
	rows: /* @__PURE__ */ array(/* @__PURE__ */ array(cellSchema)),
	/** input: in order; sorted: as multisets. */
	order: /* @__PURE__ */ picklist(["input", "sorted"]),
	/** Row kind and row, exact per key. */
	changelog: /* @__PURE__ */ optional(/* @__PURE__ */ array(/* @__PURE__ */ tuple([/* @__PURE__ */ string(), /* @__PURE__ */ array(cellSchema)]))),
	/** Lines that the function wrote to `side.txt` in the folder that the environment variable ORACLE_TMP names. */
	side_file: /* @__PURE__ */ optional(/* @__PURE__ */ array(/* @__PURE__ */ string()))
})]);
var caseArgumentSchema = /* @__PURE__ */ lazy(() => /* @__PURE__ */ union([
	/* @__PURE__ */ string(),
	/* @__PURE__ */ object({
		call: /* @__PURE__ */ string(),
		args: /* @__PURE__ */ array(caseArgumentSchema)
	}),
	/* @__PURE__ */ object({ sql: /* @__PURE__ */ string() })
]));
var caseSchema = /* @__PURE__ */ looseObject({
	/** Path of the UDF file, relative to the case file. */
	file: /* @__PURE__ */ optional(/* @__PURE__ */ string()),
	function: /* @__PURE__ */ string(),
	kind: /* @__PURE__ */ picklist(udfKinds),
	args: /* @__PURE__ */ array(caseArgumentSchema),
	keep: /* @__PURE__ */ optional(/* @__PURE__ */ array(/* @__PURE__ */ string())),
	columns: /* @__PURE__ */ optional(/* @__PURE__ */ array(/* @__PURE__ */ string())),
	group_by: /* @__PURE__ */ optional(/* @__PURE__ */ array(/* @__PURE__ */ string())),
	join: /* @__PURE__ */ optional(/* @__PURE__ */ picklist(["inner", "left"])),
	row_based: /* @__PURE__ */ optional(/* @__PURE__ */ picklist(rowOperations)),
	runtime: /* @__PURE__ */ optional(/* @__PURE__ */ picklist(runtimes)),
	distinct: /* @__PURE__ */ optional(/* @__PURE__ */ boolean()),
	row_kinds: /* @__PURE__ */ optional(/* @__PURE__ */ string()),
	window: /* @__PURE__ */ optional(windowSchema),
	config: /* @__PURE__ */ optional(/* @__PURE__ */ record(/* @__PURE__ */ string(), /* @__PURE__ */ string())),
	input: /* @__PURE__ */ object({
		schema: /* @__PURE__ */ array(columnSchema),
		rows: /* @__PURE__ */ array(/* @__PURE__ */ array(cellSchema))
	}),
	expected: /* @__PURE__ */ optional(expectationSchema),
	expected_thread: /* @__PURE__ */ optional(expectationSchema),
	nondeterministic: /* @__PURE__ */ optional(/* @__PURE__ */ boolean()),
	known_flink_bug: /* @__PURE__ */ optional(/* @__PURE__ */ string()),
	note: /* @__PURE__ */ optional(/* @__PURE__ */ string())
});
/** Cases run in Flink's two execution modes. */
var caseModes = ["process", "thread"];
// src/runtime/engine/planning/describe-kind.ts
var kindWords = {
	scalar: "scalar function",
	pandas_scalar: "pandas scalar function",
	table: "table function (udtf)",
	aggregate: "aggregate function (udaf)",
	pandas_aggregate: "pandas aggregate function (udaf)",
	table_aggregate: "table aggregate function (udtaf)",
	async_scalar: "async scalar function"
};
/** `a pandas scalar function`, for messages. */
function describeKind(kind) {
	return /^[aeiou]/.test(kindWords[kind]) ? `an ${kindWords[kind]}` : `a ${kindWords[kind]}`;
}
// src/runtime/engine/planning/did-you-mean.ts
/** The candidate a mistyped word most likely meant, or null where none is near. Case differences count least. */
function closestName(word, candidates) {
	const sameLetters = candidates.find((candidate) => candidate.toLowerCase() === word.toLowerCase());
	if (sameLetters !== void 0) return sameLetters;
	const farthest = Math.floor(word.length / 3);
	let best = null;
	let bestDistance = farthest + 1;
	for (const candidate of candidates) {
		const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
		if (distance < bestDistance) {
			best = candidate;
			bestDistance = distance;
		}
	}
	return best;
}
/** Letters to change, add, leave out, or swap with their neighbour. */
function editDistance(a, b) {
	let twoBack = [];
	let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i += 1) {
		const current = [i];
		for (let j = 1; j <= b.length; j += 1) {
			const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (twoBack[j - 2] ?? 0) + 1 : Infinity;
			current.push(Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, replaced, swapped));
		}
		twoBack = previous;
		previous = current;
	}
	return previous[b.length] ?? 0;
}
/** `a, b and c`, for messages; `nothing` where empty, cut after `most`. */
function listNames(names, most = 12) {
	if (names.length === 0) return "nothing";
	if (names.length > most) return `${names.slice(0, most).join(", ")} and ${names.length - most} more`;
	if (names.length === 1) return names[0] ?? "";
	return `${names.slice(0, -1).join(", ")} and ${names[names.length - 1] ?? ""}`;
}
// src/runtime/engine/planning/cast-value.ts
var integerBits = {
	TINYINT: 8,
	SMALLINT: 16,
	INT: 32,
	BIGINT: 64
};
/** What Flink's CAST makes of one value; null where it can be none of the type (a text that is no number, too many digits). */
function castScalar(value, from, type) {
	switch (type.kind) {
		case "BOOLEAN": return toBoolean(value);
		case "TINYINT":
		case "SMALLINT":
		case "INT":
		case "BIGINT": return toInteger(value, from, type.kind);
		case "FLOAT":
		case "DOUBLE": {
			if (isSpecial(value)) return value;
			const number = toNumber(value);
			if (number === null) return null;
			return finite(type.kind === "FLOAT" || from.kind === "FLOAT" ? Math.fround(number) : number);
		}
		case "DECIMAL": return toDecimal(value, type.precision, type.scale);
		case "CHAR": return cut(toText(value, from), type.length).padEnd(type.length);
		case "VARCHAR": return cut(toText(value, from), type.length);
		case "STRING": return toText(value, from);
		case "DATE": return from.kind === "TIMESTAMP" ? dateOfTimestamp(String(value)) : toDate(String(value));
		case "TIME": return toTime(String(value), type.precision);
		case "TIMESTAMP": return toTimestamp(String(value), type.precision);
		default: return null;
	}
}
function toBoolean(value) {
	if (typeof value === "boolean") return value;
	if (typeof value === "number") return value !== 0;
	if (/^(t|true|y|yes|1)$/i.test(value.trim())) return true;
	if (/^(f|false|n|no|0)$/i.test(value.trim())) return false;
	return null;
}
/** Lengths count code points. */
function cut(text, length) {
	return Array.from(text).slice(0, length).join("");
}
/**
* Fractions are cut toward zero; a number too large wraps around, as Java's narrowing does, and a text is refused. BIGINT
* stays text, since a number could not hold it.
*/
function toInteger(value, from, kind) {
	const text = typeof value === "boolean" ? value ? "1" : "0" : plainDecimal(value);
	const whole = text === null ? void 0 : /^([+-]?)(\d*)(?:\.\d*)?$/.exec(text);
	if (whole === void 0 || whole === null) return null;
	const fitting = fitInteger(BigInt(whole[2] === "" ? "0" : whole[2] ?? "0") * (whole[1] === "-" ? -1n : 1n), integerBits[kind] ?? 64, from);
	if (fitting === null) return null;
	return kind === "BIGINT" ? fitting.toString() : Number(fitting);
}
function fitInteger(integer, bits, from) {
	const most = 2n ** BigInt(bits - 1);
	if (integer >= -most && integer < most) return integer;
	if (from.kind === "CHAR" || from.kind === "VARCHAR" || from.kind === "STRING") return null;
	const isFloating = from.kind === "FLOAT" || from.kind === "DOUBLE";
	const end = 2n ** BigInt(bits === 64 ? 63 : 31);
	const stopped = !isFloating || integer >= -end && integer < end ? integer : integer < 0n ? -end : end - 1n;
	return BigInt.asIntN(bits, stopped);
}
function toNumber(value) {
	if (typeof value === "boolean") return value ? 1 : 0;
	if (typeof value === "number") return value;
	const number = Number(value);
	return value.trim() === "" || Number.isNaN(number) ? null : number;
}
/** Digits without an exponent; null where the text is no number. */
function plainDecimal(value) {
	if (typeof value === "number") return Number.isFinite(value) ? BigInt(Math.trunc(value)).toString() : null;
	const text = value.trim();
	return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? text : null;
}
/** Rounded half up to the scale, as Flink casts; null where there are too many digits. */
function toDecimal(value, precision, scale) {
	const text = typeof value === "number" ? exactDigits(value) : typeof value === "boolean" ? null : plainDecimal(value);
	const parts = text === null ? null : /^([+-]?)(\d*)\.?(\d*)$/.exec(text);
	if (parts === null) return null;
	const [, sign = "", whole = "", fraction = ""] = parts;
	let unscaled = BigInt(`${whole}${fraction.padEnd(scale, "0").slice(0, scale)}` || "0");
	if ((fraction[scale] ?? "0") >= "5") unscaled += 1n;
	const digits = unscaled.toString().padStart(scale + 1, "0");
	if (digits.replace(/^0+/, "").length > precision) return null;
	const minus = sign === "-" && unscaled !== 0n ? "-" : "";
	return scale === 0 ? `${minus}${digits}` : `${minus}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
function exactDigits(value) {
	const text = String(value);
	if (!Number.isFinite(value)) return null;
	return text.includes("e") ? value.toFixed(20).replace(/0+$/, "") : text;
}
/** Numbers that JSON does not have are texts in cells. */
function finite(number) {
	return Number.isFinite(number) ? number : String(number);
}
function isSpecial(value) {
	return value === "NaN" || value === "Infinity" || value === "-Infinity";
}
function toText(value, from) {
	if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
	if (typeof value === "number" && (from.kind === "DOUBLE" || from.kind === "FLOAT")) return javaFloatText(value, from.kind);
	if (from.kind !== "TIMESTAMP" && from.kind !== "TIME") return String(value);
	const [whole = "", fraction = ""] = String(value).replace("T", " ").split(".");
	return from.precision === 0 ? whole : `${whole}.${fraction.padEnd(from.precision, "0")}`;
}
/** The number of the fewest digits that is this one in 32 bits. */
function shortestFloat$1(value) {
	for (let digits = 1; digits < 9; digits += 1) {
		const candidate = Number(value.toPrecision(digits));
		if (Math.fround(candidate) === value) return candidate;
	}
	return Number(value.toPrecision(9));
}
/** As Java prints them: 1000.0, 1.0E10. */
function javaFloatText(value, kind) {
	const shortest = kind === "DOUBLE" ? value : shortestFloat$1(value);
	const size = Math.abs(shortest);
	if (size !== 0 && (size < .001 || size >= 1e7)) {
		const [digits = "", exponent = ""] = shortest.toExponential().split("e");
		return `${digits.includes(".") ? digits : `${digits}.0`}E${exponent.replace("+", "")}`;
	}
	const text = Object.is(shortest, -0) ? "-0" : String(shortest);
	return text.includes(".") ? text : `${text}.0`;
}
/** Flink divides by a day's milliseconds and cuts toward 1970: a time before it falls on the next day. */
function dateOfTimestamp(text) {
	const date = toDate(text);
	if (date === null || date >= "1970-01-01" || /T00:00:00(?:\.0+)?$/.test(text)) return date;
	const next = /* @__PURE__ */ new Date(`${date}T00:00:00Z`);
	next.setUTCDate(next.getUTCDate() + 1);
	return next.toISOString().slice(0, 10);
}
function toDate(text) {
	const match = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text);
	if (match === null) return null;
	const [year, month, day] = [
		Number(match[1]),
		Number(match[2]),
		Number(match[3])
	];
	const date = new Date(Date.UTC(2e3, 0, 1));
	date.setUTCFullYear(year, month - 1, day);
	if (year < 1 || date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
	return `${match[1] ?? ""}-${two(month)}-${two(day)}`;
}
function toTime(text, precision) {
	const match = /^\s*(?:\d{4}-\d{1,2}-\d{1,2}[T ])?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,9}))?)?\s*$/.exec(text);
	if (match === null) return null;
	const [hour, minute, second] = [
		Number(match[1]),
		Number(match[2]),
		Number(match[3] ?? "0")
	];
	if (hour > 23 || minute > 59 || second > 59) return null;
	const fraction = (match[4] ?? "").slice(0, precision).replace(/0+$/, "");
	return `${two(hour)}:${two(minute)}:${two(second)}${fraction === "" ? "" : `.${fraction}`}`;
}
function toTimestamp(text, precision) {
	const date = toDate(text);
	if (date === null) return null;
	const time = /^\s*[\d-]+\s*$/.test(text) ? "00:00:00" : toTime(text, precision);
	return time === null ? null : `${date}T${time}`;
}
function two(number) {
	return String(number).padStart(2, "0");
}
// src/runtime/engine/planning/constant-errors.ts
/** What is wrong with an SQL constant, in Flink's words where Flink has some. */
var hint = "Write 3, -1, 1.50, 'text', TRUE, NULL, DATE '2024-02-29', TIMESTAMP '2024-02-29 12:00:00', CAST(x AS TYPE) or ARRAY[1, 2].";
function badConstant(sql, problem, facts = {}) {
	return workbenchError("BAD_CONSTANT", "plan", `${problem} in the SQL constant ${sql.trim() === "" ? "\"\"" : sql}.`, {
		sql,
		...facts
	}, { hint });
}
/** More digits than any type has. */
function literalOutOfRange(sql, literal) {
	return workbenchError("BAD_CONSTANT", "plan", `Numeric literal '${literal}' out of range`, {
		sql,
		literal
	}, {
		errorType: "org.apache.calcite.sql.validate.SqlValidatorException",
		hint: "Integers go up to BIGINT, decimals have at most 38 digits."
	});
}
/** DATE '2024-02-30' and its kin. */
function illegalLiteral(sql, kind, text) {
	const format = {
		DATE: "yyyy-MM-dd",
		TIME: "HH:mm:ss",
		TIMESTAMP: "yyyy-MM-dd HH:mm:ss"
	}[kind];
	return workbenchError("BAD_CONSTANT", "plan", `Illegal ${kind} literal '${text}': not in format '${format}'`, {
		sql,
		text
	}, {
		errorType: "org.apache.calcite.runtime.CalciteException",
		hint
	});
}
/** A word where a type belongs. */
function unknownIdentifier(sql, name) {
	return workbenchError("BAD_CONSTANT", "plan", `Unknown identifier '${name}'`, {
		sql,
		name
	}, {
		errorType: "org.apache.calcite.sql.validate.SqlValidatorException",
		hint: `${name} is no type. Write a Flink SQL type, for example CAST(1 AS BIGINT).`
	});
}
/** Flink cannot hand literals of these types to a Python function. */
function unsupportedLiteral(sql, type) {
	return workbenchError("UNSUPPORTED_OPERATION", "plan", `Unsupported type ${type}`, {
		sql,
		type
	}, {
		errorType: "java.lang.RuntimeException",
		hint: "Pass a column, or a constant of another type."
	});
}
/** A text that Flink tries to read as a number when the job runs. */
function notANumber(sql, value) {
	return workbenchError("BAD_CONSTANT", "run", `For input string: '${value}'. Invalid character found.`, {
		sql,
		value
	}, {
		errorType: "java.lang.NumberFormatException",
		hint
	});
}
// src/runtime/engine/planning/cast-constant.ts
/** CAST of a constant, done while planning, by the rules Flink has for constants on their way to a Python function. */
var neverPassed = {
	BYTES: "VARBINARY",
	VARBINARY: "VARBINARY",
	BINARY: "BINARY",
	TIMESTAMP_LTZ: "TIMESTAMP_WITH_LOCAL_TIME_ZONE"
};
var numbers = /* @__PURE__ */ new Set([
	"TINYINT",
	"SMALLINT",
	"INT",
	"BIGINT",
	"FLOAT",
	"DOUBLE",
	"DECIMAL"
]);
var texts = /* @__PURE__ */ new Set([
	"CHAR",
	"VARCHAR",
	"STRING"
]);
/** The value in the encoding of its new type. Throws BAD_CONSTANT where it cannot be one, UNSUPPORTED_OPERATION where Flink passes no such constant. */
function castConstant(sql, constant, type, reason) {
	const { value, type: from } = constant;
	if (value === null) return {
		type: {
			...type,
			nullable: true
		},
		value: null
	};
	const unsupported = neverPassed[type.kind];
	if (unsupported !== void 0) throw unsupportedLiteral(sql, unsupported);
	if (typeof value === "object") {
		if (from.kind === type.kind) return castNested(sql, constant, type, reason);
		throw cannotBe(sql, value, type);
	}
	const cast = keepsItsDigits(from, type, reason) ? String(value) : castScalar(value, from, type);
	if (cast === null) {
		const isTemporal = type.kind === "DATE" || type.kind === "TIME" || type.kind === "TIMESTAMP";
		if (reason === "literal" && isTemporal) throw illegalLiteral(sql, type.kind, String(value));
		if (texts.has(from.kind) && numbers.has(type.kind)) throw notANumber(sql, String(value));
		throw cannotBe(sql, value, type);
	}
	return {
		type: {
			...type,
			nullable: false
		},
		value: cast
	};
}
/** A number that is cast to DECIMAL is not computed: the function gets the digits that were written. */
function keepsItsDigits(from, to, reason) {
	return reason === "cast" && to.kind === "DECIMAL" && numbers.has(from.kind);
}
function castNested(sql, { value, type: from }, type, reason) {
	const items = typeof value === "object" && value !== null ? value : [];
	const into = (item, own, wanted) => castConstant(sql, {
		type: own,
		value: item
	}, wanted, reason).value;
	const done = (values) => ({
		type: {
			...type,
			nullable: false
		},
		value: values
	});
	if (from.kind === "ARRAY" && type.kind === "ARRAY") return done(items.map((item) => into(item, from.element, type.element)));
	if (from.kind === "MAP" && type.kind === "MAP") return done(items.map((pair) => {
		const [key = null, held = null] = typeof pair === "object" && pair !== null ? pair : [];
		return [into(key, from.key, type.key), into(held, from.value, type.value)];
	}));
	if (from.kind === "ROW" && type.kind === "ROW" && from.fields.length === type.fields.length) return done(type.fields.map((field, index) => into(items[index] ?? null, from.fields[index]?.type ?? field.type, field.type)));
	throw cannotBe(sql, value, type);
}
function cannotBe(sql, value, type) {
	const text = formatDataType({
		...type,
		nullable: true
	});
	return badConstant(sql, `${JSON.stringify(value)} cannot be a ${text}`, {
		value,
		type: formatDataType(type)
	});
}
// src/runtime/engine/planning/common-type.ts
/** Of the first one where they have nothing in common; STRING for texts; nullable where one is NULL. */
function commonType(items) {
	const typed = items.filter(({ value }) => value !== null).map(({ type }) => type);
	const nullable = typed.length < items.length;
	const [first] = typed;
	if (first === void 0) return items[0]?.type ?? {
		kind: "STRING",
		nullable: true
	};
	const kinds = new Set(typed.map(({ kind }) => kind));
	const widest = [
		"DOUBLE",
		"FLOAT",
		"DECIMAL",
		"BIGINT",
		"INT",
		"SMALLINT",
		"TINYINT"
	].find((kind) => kinds.has(kind));
	if (first.kind === "CHAR" || first.kind === "VARCHAR" || first.kind === "STRING") return {
		kind: "STRING",
		nullable
	};
	if (widest === void 0) return {
		...first,
		nullable
	};
	return widest === "DECIMAL" ? commonDecimal(typed, nullable) : {
		kind: widest,
		nullable
	};
}
var integerDigits = {
	TINYINT: 3,
	SMALLINT: 5,
	INT: 10,
	BIGINT: 19
};
function commonDecimal(types, nullable) {
	const sizes = types.map((type) => type.kind === "DECIMAL" ? {
		whole: type.precision - type.scale,
		scale: type.scale
	} : {
		whole: integerDigits[type.kind] ?? 10,
		scale: 0
	});
	const scale = Math.max(...sizes.map((size) => size.scale));
	const whole = Math.max(...sizes.map((size) => size.whole));
	return {
		kind: "DECIMAL",
		nullable,
		precision: Math.min(38, whole + scale),
		scale
	};
}
// src/runtime/engine/planning/sql-constant.ts
/**
* SQL constants as arguments of a function: `3`, `-1`, `1.50`, `1e3`, `'it''s'`, `TRUE`, `NULL`, `DATE '2024-02-29'`,
* `TIME '12:00:00'`, `TIMESTAMP '2024-02-29 12:00:00'`, `CAST(x AS TYPE)`, `ARRAY[1, 2]`, `MAP['a', 1]`, `ROW(1, 'a')`. Types and
* refusals are those of Flink's planner.
*/
/** Throws BAD_CONSTANT that names the text and the place. `untypedNull` is the type a bare NULL takes. */
function parseSqlConstant(sql, untypedNull = {
	kind: "STRING",
	nullable: true
}) {
	const reader = new ConstantReader(sql, untypedNull);
	const constant = reader.constant();
	reader.expectEnd();
	return constant;
}
/** What Flink's planner calls the fields of a ROW that has no names. */
var unnamedField = (index) => `EXPR$${index}`;
var ConstantReader = class {
	position = 0;
	sql;
	untypedNull;
	constructor(sql, untypedNull) {
		this.sql = sql;
		this.untypedNull = untypedNull;
	}
	constant() {
		const number = this.take(/[+-]?\s*(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\w.])/y);
		if (number !== null) return numberConstant(this.sql, number.replace(/\s+/g, ""));
		if (this.take(/X(?=')/iy) !== null) {
			this.text();
			throw unsupportedLiteral(this.sql, "BINARY");
		}
		if (this.take(/U&(?=')/iy) !== null) return textConstant(unescapeUnicode(this.text()));
		if (this.peek() === "'") return textConstant(this.text());
		const word = this.take(/[A-Za-z_]+/y)?.toUpperCase();
		switch (word) {
			case "TRUE":
			case "FALSE": return {
				type: {
					kind: "BOOLEAN",
					nullable: false
				},
				value: word === "TRUE"
			};
			case "NULL": return {
				type: {
					...this.untypedNull,
					nullable: true
				},
				value: null
			};
			case "DATE":
			case "TIME":
			case "TIMESTAMP": return this.temporal(word);
			case "INTERVAL": throw this.interval();
			case "CAST": return this.cast();
			case "ARRAY": return arrayConstant(this.list("[", "]"));
			case "MAP": return mapConstant(this.sql, this.list("[", "]"));
			case "ROW": return rowConstant(this.list("(", ")"));
			default: throw badConstant(this.sql, word === void 0 ? `Expected a constant ${this.place()}` : `"${word}" is no constant`, { at: this.position });
		}
	}
	expectEnd() {
		this.skipBlanks();
		if (this.position < this.sql.length) throw badConstant(this.sql, `Expected the end ${this.place()}`, { at: this.position });
	}
	list(open, close) {
		this.expect(open);
		const items = [];
		if (this.peek() !== close) {
			items.push(this.constant());
			while (this.peek() === ",") {
				this.expect(",");
				items.push(this.constant());
			}
		}
		this.expect(close);
		return items;
	}
	temporal(kind) {
		if (this.peek() !== "'") throw badConstant(this.sql, `Expected a quoted text after ${kind} ${this.place()}`);
		const text = this.text();
		const fraction = /\.(\d+)\s*$/.exec(text)?.[1]?.length ?? 0;
		const type = kind === "DATE" ? {
			kind,
			nullable: false
		} : {
			kind,
			nullable: false,
			precision: Math.min(9, fraction)
		};
		return castConstant(this.sql, textConstant(text), type, "literal");
	}
	interval() {
		const sign = this.take(/[+-]/y);
		const text = this.peek() === "'" ? this.text() : sign ?? "";
		const units = this.take(/(?:YEAR|QUARTER|MONTH|WEEK|DAY|HOUR|MINUTE|SECOND)(?:\s*\(\d+\))?(?:\s+TO\s+[A-Za-z]+)?/iy);
		if (units === null) return badConstant(this.sql, `Expected a unit after INTERVAL '${text}' ${this.place()}`);
		const name = units.toUpperCase().replace(/\s*\(\d+\)/, "").replace(/\s+TO\s+/, "_");
		return unsupportedLiteral(this.sql, `INTERVAL_${name}`);
	}
	cast() {
		this.expect("(");
		const inner = this.constant();
		if (this.take(/AS\b/iy) === null) throw badConstant(this.sql, `Expected AS ${this.place()}`, { at: this.position });
		const typeText = this.untilClosingParenthesis();
		this.expect(")");
		return castConstant(this.sql, inner, this.parseType(typeText), "cast");
	}
	parseType(text) {
		try {
			return parseDataType(text);
		} catch (error) {
			if (!(error instanceof WorkbenchError)) throw error;
			if (/^\s*\w+\s*$/.test(text)) throw unknownIdentifier(this.sql, text.trim());
			throw badConstant(this.sql, `"${text.trim()}" is no type`, error.data.facts);
		}
	}
	untilClosingParenthesis() {
		const start = this.position;
		let depth = 0;
		while (this.position < this.sql.length) {
			const letter = this.sql[this.position];
			if (letter === "(") depth += 1;
			if (letter === ")") {
				if (depth === 0) return this.sql.slice(start, this.position);
				depth -= 1;
			}
			this.position += 1;
		}
		throw badConstant(this.sql, "Expected ')' at the end", { at: this.position });
	}
	text() {
		const quoted = this.take(/'(?:[^']|'')*'/y);
		if (quoted === null) throw badConstant(this.sql, `The text that begins ${this.place()} has no closing quote`, { at: this.position });
		return quoted.slice(1, -1).replaceAll("''", "'");
	}
	take(pattern) {
		this.skipBlanks();
		pattern.lastIndex = this.position;
		const match = pattern.exec(this.sql);
		if (match === null) return null;
		this.position = pattern.lastIndex;
		return match[0];
	}
	expect(letter) {
		if (this.peek() !== letter) throw badConstant(this.sql, `Expected '${letter}' ${this.place()}`, { at: this.position });
		this.position += 1;
	}
	peek() {
		this.skipBlanks();
		return this.sql[this.position];
	}
	skipBlanks() {
		while (/\s/.test(this.sql[this.position] ?? "")) this.position += 1;
	}
	place() {
		return this.position >= this.sql.length ? "at the end" : `at character ${this.position + 1}`;
	}
};
function textConstant(text) {
	return {
		type: {
			kind: "CHAR",
			nullable: false,
			length: Array.from(text).length
		},
		value: text
	};
}
/** `\00e4` and `\+01f600` of U&'…'. */
function unescapeUnicode(text) {
	return text.replace(/\\(?:\+([0-9a-fA-F]{6})|([0-9a-fA-F]{4})|\\)/g, (whole, long, short) => long === void 0 && short === void 0 ? whole.slice(1) : String.fromCodePoint(parseInt(long ?? short ?? "", 16)));
}
function arrayConstant(items) {
	const { type, values } = alike(items);
	return {
		type: {
			kind: "ARRAY",
			nullable: false,
			element: type
		},
		value: values
	};
}
function mapConstant(sql, items) {
	if (items.length === 0 || items.length % 2 !== 0) throw badConstant(sql, "MAP takes pairs of a key and a value, at least one");
	const keys = alike(items.filter((_, index) => index % 2 === 0));
	const values = alike(items.filter((_, index) => index % 2 === 1));
	const pairs = keys.values.map((key, index) => [key, values.values[index] ?? null]);
	return {
		type: {
			kind: "MAP",
			nullable: false,
			key: keys.type,
			value: values.type
		},
		value: pairs
	};
}
function rowConstant(items) {
	return {
		type: {
			kind: "ROW",
			nullable: false,
			fields: items.map(({ type }, index) => ({
				name: unnamedField(index),
				type
			}))
		},
		value: items.map(({ value }) => value)
	};
}
/** Elements in the one type that holds them all. */
function alike(items) {
	const type = commonType(items);
	return {
		type,
		values: items.map((item) => castConstant("", item, type, "element").value)
	};
}
function numberConstant(sql, text) {
	if (/[eE]/.test(text)) {
		const value = Number(text);
		if (!Number.isFinite(value)) throw literalOutOfRange(sql, text.toUpperCase());
		return {
			type: {
				kind: "DOUBLE",
				nullable: false
			},
			value
		};
	}
	if (!text.includes(".")) return integerConstant(sql, text);
	const [whole = "", fraction = ""] = text.replace(/^[+-]/, "").split(".");
	const digits = whole.replace(/^0+/, "");
	const scale = fraction.length;
	const precision = Math.max(1, digits.length + scale);
	if (BigInt(`${digits}${fraction}` || "0") >= 2n ** 63n) throw literalOutOfRange(sql, text.replace(/^[+-]/, ""));
	const value = `${text.startsWith("-") ? "-" : ""}${digits === "" ? "0" : digits}${scale === 0 ? "" : `.${fraction}`}`;
	return {
		type: {
			kind: "DECIMAL",
			nullable: false,
			precision,
			scale
		},
		value
	};
}
function integerConstant(sql, text) {
	const value = BigInt(text.replace(/^\+/, ""));
	if (value >= -(2n ** 31n) && value < 2n ** 31n) return {
		type: {
			kind: "INT",
			nullable: false
		},
		value: Number(value)
	};
	if (value >= -(2n ** 63n) && value < 2n ** 63n) return {
		type: {
			kind: "BIGINT",
			nullable: false
		},
		value: value.toString()
	};
	throw literalOutOfRange(sql, text.replace(/^[+-]/, ""));
}
// src/runtime/engine/planning/bind-arguments.ts
/** Which columns and constants a function is called with. */
/**
* Given arguments as they are (a wrong count is Python's own TypeError when the function is called, as on Flink); else
* parameters by the names of columns; else, with as many columns as parameters, by position. Throws COLUMN_NOT_FOUND or
* ARGUMENT_MISMATCH, both naming the columns and the parameters there are.
*/
function bindArguments(udf, columns, given, functions = []) {
	if (given !== void 0) return given.map((argument, index) => bindGiven(udf, columns, argument, index, functions));
	return bindByName(udf, columns) ?? bindByPosition(udf, columns) ?? failToBind(udf, columns);
}
/** Throws COLUMN_NOT_FOUND with the nearest name. */
function findColumn(udf, columns, name, what, api = "sql") {
	const field = columns.find((column) => column.name === name);
	if (field === void 0) throw columnNotFound(udf, columns, name, what, api);
	return field;
}
var errorTypes = {
	sql: "org.apache.calcite.sql.validate.SqlValidatorException",
	table: "org.apache.flink.table.api.ValidationException"
};
function apiOf(kind, rowBased) {
	return kind === "table_aggregate" || (rowBased ?? null) !== null ? "table" : "sql";
}
function bindGiven(udf, columns, argument, index, functions) {
	switch (argument.kind) {
		case "column": return {
			kind: "column",
			field: findColumn(udf, columns, argument.name, `argument ${index + 1} of ${udf.name}`, apiOf(udf.kind, null))
		};
		case "constant": return {
			kind: "constant",
			constant: parseSqlConstant(argument.sql, udf.inputTypes?.[index])
		};
		case "call": {
			const called = findCalled(udf, argument.function, functions);
			return {
				kind: "call",
				udf: called,
				args: argument.args.map((inner, position) => bindGiven(called, columns, inner, position, functions))
			};
		}
	}
}
var callable = /* @__PURE__ */ new Set([
	"scalar",
	"pandas_scalar",
	"async_scalar"
]);
/** Throws FUNCTION_NOT_FOUND, or UNSUPPORTED_OPERATION for a function that gives no value for a row. */
function findCalled(caller, name, functions) {
	const called = functions.find((each) => each.name === name);
	if (called === void 0) {
		const names = functions.map((each) => each.name);
		const near = closestName(name, names);
		const suggestion = near === null ? "" : ` Did you mean ${near}?`;
		throw workbenchError("FUNCTION_NOT_FOUND", "plan", `The file defines no function ${name} to call for an argument of ${caller.name}.${suggestion}`, {
			function: name,
			caller: caller.name,
			functions: names,
			...near === null ? {} : { suggestion: near }
		}, { hint: `It defines ${listNames(names)}.` });
	}
	if (callable.has(called.kind)) return called;
	throw workbenchError("UNSUPPORTED_OPERATION", "plan", `${name} is ${describeKind(called.kind)}: it gives no value for a row, so it cannot be an argument of ${caller.name}.`, {
		function: name,
		caller: caller.name,
		kind: called.kind
	}, { hint: "Arguments that are calls take scalar functions, general or pandas." });
}
/** Whether a pandas function takes part in computing the arguments. */
function callsPandas(args) {
	return args.some((argument) => argument.kind === "call" && (argument.udf.funcType === "pandas" || callsPandas(argument.args)));
}
/** Whether a function of this kind takes part in computing the arguments. */
function callsKind(args, kind) {
	return args.some((argument) => argument.kind === "call" && (argument.udf.kind === kind || callsKind(argument.args, kind)));
}
/** Columns that the arguments need, each once, in call order. */
function columnsOfArguments(args) {
	const fields = args.flatMap((argument) => {
		switch (argument.kind) {
			case "column": return [argument.field];
			case "constant": return [];
			case "call": return columnsOfArguments(argument.args);
		}
	});
	return [...new Set(fields)];
}
/** null where a parameter without a default has no column of its name. */
function bindByName(udf, columns) {
	const bound = [];
	for (const parameter of udf.parameters) {
		if (parameter.variadic) return null;
		const field = columns.find((column) => column.name === parameter.name);
		if (field === void 0) return parameter.optional ? bound : null;
		bound.push({
			kind: "column",
			field
		});
	}
	return bound;
}
/** null where counts differ, or where a parameter named like a column would get another one. */
function bindByPosition(udf, columns) {
	const named = udf.parameters.filter((parameter) => !parameter.variadic);
	const required = named.filter((parameter) => !parameter.optional);
	const takesAny = named.length < udf.parameters.length;
	if (columns.length < required.length || !takesAny && columns.length !== named.length) return null;
	return named.some((parameter, index) => {
		const namesake = columns.findIndex((column) => column.name === parameter.name);
		return namesake >= 0 && namesake !== index;
	}) ? null : columns.map((field) => ({
		kind: "column",
		field
	}));
}
function failToBind(udf, columns) {
	const missing = udf.parameters.filter((parameter) => isRequired(parameter) && !columns.some((column) => column.name === parameter.name));
	const some = udf.parameters.some((parameter) => columns.some((column) => column.name === parameter.name));
	const near = missing.find((parameter) => closestName(parameter.name, columns.map((column) => column.name)) !== null);
	const first = near ?? missing[0];
	if (first !== void 0 && (some || near !== void 0)) {
		const { data } = columnNotFound(udf, columns, first.name, `the parameter ${first.name} of ${udf.name}`, null);
		throw new WorkbenchError({
			...data,
			line: udf.line,
			in: udf.name
		});
	}
	throw argumentMismatch(udf, columns);
}
function isRequired(parameter) {
	return !parameter.optional && !parameter.variadic;
}
function columnNotFound(udf, columns, name, what, api) {
	const names = columns.map((column) => column.name);
	const near = closestName(name, names);
	const suggestion = near === null ? "" : ` Did you mean ${near}?`;
	const missing = {
		sql: `Column '${name}' not found in any table, needed for ${what}.`,
		table: `Cannot resolve field [${name}], input field list:[${names.join(", ")}]. It is needed for ${what}.`
	};
	return workbenchError("COLUMN_NOT_FOUND", "plan", `${api === null ? `There is no column ${name} for ${what}.` : missing[api]}${suggestion} The input has ${listNames(names)}.`, {
		missing: name,
		columns: names,
		...near === null ? {} : { suggestion: near },
		...placeOf(udf)
	}, {
		...api === null ? {} : { errorType: errorTypes[api] },
		hint: `${near === null ? "Bind" : `Use ${near}, or bind`} the arguments to columns of the input, for example --args ${names[0] ?? "a"}.`
	});
}
function placeOf(udf) {
	return udf === null ? {} : {
		line: udf.line,
		function: udf.name
	};
}
function argumentMismatch(udf, columns) {
	const parameters = udf.parameters.map((parameter) => parameter.name);
	const names = columns.map((column) => column.name);
	return workbenchError("ARGUMENT_MISMATCH", "plan", `${udf.name} takes ${listNames(parameters)}, the input has ${listNames(names)}: neither names nor count fit.`, {
		function: udf.name,
		parameters,
		columns: names
	}, { hint: "Say which columns to pass, for example --args a,b." });
}
// src/runtime/engine/planning/job-shape.ts
/** What is done with a function's rows: grouping, joining, windows, changes. Checked against the function's kind. */
var kindsOfOperation = {
	map: ["scalar", "pandas_scalar"],
	flat_map: ["table"],
	aggregate: ["aggregate", "pandas_aggregate"],
	flat_aggregate: ["table_aggregate"]
};
function isAggregate(kind) {
	return kind === "aggregate" || kind === "pandas_aggregate" || kind === "table_aggregate";
}
/** Streaming for general aggregates, which Flink runs there only; batch for all else. */
function defaultRuntime(kind) {
	return kind === "aggregate" || kind === "table_aggregate" ? "streaming" : "batch";
}
/** Throws BAD_REQUEST for what does not go with the kind, COLUMN_NOT_FOUND, UNSUPPORTED_OPERATION where Flink refuses. */
function shapeOf(job, udf, columns, settings) {
	requireFittingOptions(job, udf);
	const api = apiOf(udf.kind, job.rowBased);
	const column = (name, what) => findColumn(null, columns, name, what, api);
	const { window } = job;
	const shape = {
		runtime: job.runtime ?? settings.runtime ?? defaultRuntime(udf.kind),
		keep: job.keep.map((name) => column(name, "the columns to keep")),
		groupBy: (job.groupBy ?? []).map((name) => column(name, "the grouping")),
		join: job.join ?? "inner",
		rowBased: job.rowBased ?? null,
		changelog: job.changelog ?? false,
		distinct: job.distinct ?? false,
		rowKinds: job.rowKinds === void 0 ? null : column(job.rowKinds, "the row kinds"),
		window: window === void 0 ? null : {
			window,
			time: column(window.time, "the window")
		}
	};
	if (shape.window !== null) requireTimeColumn(shape.window.time);
	if (shape.rowKinds !== null) requireTextColumn(shape.rowKinds);
	refuseAsFlink(udf, shape);
	return shape;
}
function requireFittingOptions(job, udf) {
	const groups = isAggregate(udf.kind);
	const over = job.window?.kind === "over";
	if (job.rowBased !== void 0 && !kindsOfOperation[job.rowBased].includes(udf.kind)) {
		const fitting = kindsOfOperation[job.rowBased].map(describeKind).join(" or ");
		throw doesNotFit(udf, `the row-based ${job.rowBased} takes ${fitting}`, { rowBased: job.rowBased });
	}
	if ((job.groupBy ?? []).length > 0 && !groups) throw doesNotFit(udf, "only aggregate functions are grouped");
	if (job.join === "left" && udf.kind !== "table") throw doesNotFit(udf, "only table functions are joined");
	if (job.distinct === true && udf.kind !== "aggregate" && udf.kind !== "pandas_aggregate") throw doesNotFit(udf, "DISTINCT goes with aggregate functions");
	if (job.changelog === true && !groups) throw doesNotFit(udf, "only aggregate functions have a changelog");
	if (job.rowKinds !== void 0 && udf.kind !== "aggregate" && udf.kind !== "table_aggregate") throw doesNotFit(udf, "only general aggregate functions take an updating input");
	if (job.window !== void 0 && udf.kind !== "pandas_aggregate") throw doesNotFit(udf, "windows go with pandas aggregate functions");
	if (job.keep.length > 0 && groups && !over) throw doesNotFit(udf, "an aggregate has no single input row whose columns could be kept; group by them instead");
	if (job.keep.length > 0 && (job.rowBased === "map" || job.rowBased === "flat_map")) throw doesNotFit(udf, `the row-based ${job.rowBased} gives the function's own columns only`);
}
function doesNotFit(udf, rule, facts = {}) {
	return workbenchError("BAD_REQUEST", "usage", `${udf.name} is ${describeKind(udf.kind)}: ${rule}.`, {
		function: udf.name,
		kind: udf.kind,
		...facts
	}, { hint: "Leave that option out, or choose another function." });
}
function requireTimeColumn(time) {
	if ((time.type.kind === "TIMESTAMP" || time.type.kind === "TIMESTAMP_LTZ") && time.type.precision <= 3) return;
	throw workbenchError("UNSUPPORTED_TYPE", "plan", `The window's time column ${time.name} is ${formatDataType(time.type)}; it must be TIMESTAMP or TIMESTAMP_LTZ of milliseconds at most.`, {
		name: time.name,
		type: formatDataType(time.type)
	}, { hint: `Read it so, for example --schema "${time.name} TIMESTAMP(3)".` });
}
function requireTextColumn(field) {
	if (field.type.kind === "STRING" || field.type.kind === "VARCHAR" || field.type.kind === "CHAR") return;
	throw workbenchError("UNSUPPORTED_TYPE", "plan", `The column of row kinds ${field.name} is ${formatDataType(field.type)}; it must hold the texts +I, -U, +U or -D.`, {
		name: field.name,
		type: formatDataType(field.type)
	});
}
/** What the planner of Flink 2.3 does not run in one of the two runtime modes, in its words. */
function refuseAsFlink(udf, shape) {
	if (shape.runtime === "batch" && udf.kind === "aggregate") throw refused(udf, "non-Pandas UDAFs are not supported in batch mode currently.", "Use the streaming runtime mode, or a pandas aggregate function.");
	if (shape.runtime === "streaming" && udf.kind === "pandas_aggregate" && shape.window === null) throw refused(udf, "Pandas UDAFs are not supported in streaming mode currently.", "Use the batch runtime mode, or a window.");
	if (shape.runtime === "batch" && udf.kind === "table_aggregate") throw refused(udf, "There are not enough rules to produce a node with desired properties: convention=LOGICAL, FlinkRelDistributionTraitDef=any, sort=[].", "Flink runs table aggregates in streaming only: use the streaming runtime mode.", "org.apache.calcite.plan.RelOptPlanner$CannotPlanException");
}
function refused(udf, error, hint, errorType = "org.apache.flink.table.api.TableException") {
	return workbenchError("UNSUPPORTED_OPERATION", "plan", error, {
		function: udf.name,
		kind: udf.kind,
		line: udf.line
	}, {
		errorType,
		hint
	});
}
// src/runtime/engine/planning/decide-mode.ts
/** Which mode a function really runs in: its kind, its `func_type` and `python.execution-mode` decide, as in Flink. */
/** Throws UNSUPPORTED_MODE where Flink itself refuses. */
function decideMode(udf, args, asked) {
	const isThread = asked === "thread";
	switch (udf.kind) {
		case "table": return {
			asked,
			effective: isThread ? "thread" : "process-row",
			reason: null
		};
		case "scalar":
			if (isThread && callsKind(args, "async_scalar")) throw asyncInThread(udf);
			if (callsPandas(args)) return {
				asked,
				effective: "process-arrow",
				reason: isThread ? chainFallsBack : null
			};
			return {
				asked,
				effective: isThread ? "thread" : "process-row",
				reason: null
			};
		case "pandas_scalar":
		case "pandas_aggregate": return {
			asked,
			effective: "process-arrow",
			reason: isThread ? pandasFallsBack : null
		};
		case "async_scalar":
			if (isThread) throw asyncInThread(udf);
			return {
				asked,
				effective: callsPandas(args) ? "process-arrow" : "process-row",
				reason: null
			};
		case "aggregate":
		case "table_aggregate": return {
			asked,
			effective: callsPandas(args) ? "process-arrow" : "process-row",
			reason: isThread ? aggregateFallsBack : null
		};
	}
}
var pandasFallsBack = "A pandas function falls back to process mode, as in Flink: thread mode runs general functions only.";
var chainFallsBack = "A chain with a pandas function in it falls back to process mode, as in Flink: thread mode runs general functions only.";
var aggregateFallsBack = "An aggregate function falls back to process mode, as in Flink: thread mode runs scalar and table functions only.";
function asyncInThread(udf) {
	return workbenchError("UNSUPPORTED_MODE", "plan", "Python async scalar function is still not supported for 'thread' mode.", {
		function: udf.name,
		kind: udf.kind,
		mode: "thread"
	}, {
		errorType: "java.lang.UnsupportedOperationException",
		hint: "Set python.execution-mode to process for this function."
	});
}
// src/runtime/arrow/bitmap.ts
/** Arrow bitmaps: bit i of byte i >> 3, least significant first. Bits after the last row may hold anything. */
function getBit(bits, index) {
	return ((bits[index >> 3] ?? 0) & 1 << (index & 7)) !== 0;
}
function bitmapBytes(rows) {
	return rows + 7 >> 3;
}
// src/runtime/arrow/float-text.ts
/** Numbers in the forms that recorded Flink answers use. */
/** Digits that every decimal keeps through a float, and that every float needs at most. */
var FLOAT_DIGITS_KEPT = 6;
var FLOAT_DIGITS_MAX = 9;
var SMALLEST_NORMAL_FLOAT = 2 ** -126;
/**
* The number with the fewest decimal digits among those that are this float: 0.1, not 0.10000000149011612. Half way
* between two such numbers, the even one.
*/
function shortestFloat(float) {
	if (!Number.isFinite(float) || float === 0) return float;
	const first = Math.abs(float) < SMALLEST_NORMAL_FLOAT ? 1 : FLOAT_DIGITS_KEPT;
	for (let digits = first; digits < FLOAT_DIGITS_MAX; digits++) {
		const candidate = Number(float.toPrecision(digits));
		if (Math.fround(candidate) === float) return candidate === float ? float : evenOfTwo(float, digits, candidate);
		const above = isPowerOfTwo(float) ? nextAbove(float, digits) : candidate;
		if (Math.fround(above) === float) return above;
	}
	return Number(float.toPrecision(FLOAT_DIGITS_MAX));
}
/** `toPrecision` rounds halves up; where the float is exactly half way and the digit below is even, that one is it. */
function evenOfTwo(float, digits, roundedUp) {
	const longer = float.toPrecision(digits + 1);
	const half = /([02468]\.?)5(e.*)?$/.exec(longer);
	if (half === null || Number(longer) !== float) return roundedUp;
	const roundedDown = Number(longer.slice(0, half.index) + (half[1] ?? "") + (longer.includes(".") ? "" : "0") + (half[2] ?? ""));
	return Math.fround(roundedDown) === float ? roundedDown : roundedUp;
}
var scratch = /* @__PURE__ */ new Float32Array(1);
var scratchBits = new Int32Array(scratch.buffer);
function isPowerOfTwo(float) {
	scratch[0] = float;
	return ((scratchBits[0] ?? 0) & 8388607) === 0;
}
/**
* The next number of that many digits, away from zero. Below a power of two floats lie twice as close as above it, so the
* nearest number, below, may be another float while one further off, above, is this one.
*/
function nextAbove(float, digits) {
	const [mantissa = "", exponent = ""] = float.toExponential(digits - 1).split("e");
	const whole = Number(mantissa.replace(".", ""));
	return Number(`${whole + Math.sign(whole)}e${Number(exponent) - digits + 1}`);
}
/**
* A finite double as Python prints it, which is JSON: `1.0`, `-0.0`, `1e+16`, `1e-05`. JavaScript's form would lose the
* sign of zero and make a DOUBLE look like an integer.
*/
function doubleText(value) {
	const size = Math.abs(value);
	if (size >= 0x2386f26fc10000 || size < 1e-4 && size !== 0) return value.toExponential().replace(/e([+-])(\d)$/, "e$10$2");
	if (Object.is(value, -0)) return "-0.0";
	return Number.isInteger(value) ? `${value}.0` : String(value);
}
// src/runtime/arrow/cell-json.ts
var python = {
	separator: ", ",
	text: (value) => JSON.stringify(value).replace(/[\u007f-\uffff]/g, escaped)
};
function escaped(character) {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
/** Pairs of a MAP in the order of their texts as Python's `json.dumps` writes them. `pair` is `pairType` of the MAP. */
function sortedPairs(pair, pairs) {
	const texts = pairs.map((cells) => ({
		cells,
		text: pythonJson(pair, cells)
	}));
	texts.sort((a, b) => a.text < b.text ? -1 : a.text > b.text ? 1 : 0);
	return texts.map(({ cells }) => cells);
}
/** In ASCII, with blanks. */
function pythonJson(type, cell) {
	return jsonOf(type, cell, python);
}
function jsonOf(type, cell, style) {
	if (cell === null) return "null";
	switch (type.kind) {
		case "BIGINT": return typeof cell === "string" ? cell : JSON.stringify(cell);
		case "FLOAT":
		case "DOUBLE": return typeof cell === "number" ? doubleText(cell) : JSON.stringify(cell);
		case "ARRAY": return listJson(cell, style, () => type.element);
		case "ROW": return listJson(cell, style, (index) => type.fields[index]?.type);
		case "MAP": {
			const pair = pairType(type.key, type.value);
			return listJson(cell, style, () => pair);
		}
		case "BOOLEAN":
		case "TINYINT":
		case "SMALLINT":
		case "INT":
		case "DECIMAL":
		case "CHAR":
		case "VARCHAR":
		case "STRING":
		case "BINARY":
		case "VARBINARY":
		case "BYTES":
		case "DATE":
		case "TIME":
		case "TIMESTAMP":
		case "TIMESTAMP_LTZ": return typeof cell === "string" ? style.text(cell) : JSON.stringify(cell);
	}
}
/** The type of a MAP's pair, as a row of two. */
function pairType(key, value) {
	return {
		kind: "ROW",
		nullable: false,
		fields: [{
			name: "key",
			type: key
		}, {
			name: "value",
			type: value
		}]
	};
}
function listJson(cell, style, typeAt) {
	if (typeof cell !== "object" || cell === null) return JSON.stringify(cell);
	return `[${cell.map((item, index) => {
		const type = typeAt(index);
		return type === void 0 ? JSON.stringify(item) : jsonOf(type, item, style);
	}).join(style.separator)}]`;
}
// src/runtime/arrow/decimal-text.ts
/** DECIMAL as text and as the two 64-bit words of a decimal128: its unscaled number in two's complement, low word first. */
var WORD_BITS = 64n;
var SIGN_BITS = 63n;
/** All digits of the scale: 1.50 for unscaled 150 of scale 2. */
function decimalText(low, high, scale) {
	const unscaled = high === low >> SIGN_BITS ? low : high << WORD_BITS | BigInt.asUintN(64, low);
	if (scale <= 0) return String(unscaled);
	const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, "0");
	const point = digits.length - scale;
	return `${unscaled < 0n ? "-" : ""}${digits.slice(0, point)}.${digits.slice(point)}`;
}
// src/runtime/arrow/layout.ts
var int8 = {
	kind: "fixed",
	values: "int8",
	bytes: 1,
	elements: 1
};
var int16 = {
	kind: "fixed",
	values: "int16",
	bytes: 2,
	elements: 1
};
var int32$1 = {
	kind: "fixed",
	values: "int32",
	bytes: 4,
	elements: 1
};
var int64 = {
	kind: "fixed",
	values: "int64",
	bytes: 8,
	elements: 1
};
var decimal128 = {
	kind: "fixed",
	values: "int64",
	bytes: 8,
	elements: 2
};
var float32$1 = {
	kind: "fixed",
	values: "float32",
	bytes: 4,
	elements: 1
};
var float64$1 = {
	kind: "fixed",
	values: "float64",
	bytes: 8,
	elements: 1
};
function layoutOf(type) {
	switch (type.kind) {
		case "BOOLEAN": return { kind: "bits" };
		case "TINYINT": return int8;
		case "SMALLINT": return int16;
		case "INT":
		case "DATE": return int32$1;
		case "BIGINT":
		case "TIMESTAMP":
		case "TIMESTAMP_LTZ": return int64;
		case "TIME": return type.precision <= 3 ? int32$1 : int64;
		case "FLOAT": return float32$1;
		case "DOUBLE": return float64$1;
		case "DECIMAL": return decimal128;
		case "CHAR":
		case "VARCHAR":
		case "STRING":
		case "BINARY":
		case "VARBINARY":
		case "BYTES": return { kind: "variable" };
		case "ARRAY":
		case "MAP": return { kind: "list" };
		case "ROW": return { kind: "struct" };
	}
}
/** Types of the children, in the order of `Column.children`. */
function childTypes(type) {
	switch (type.kind) {
		case "ARRAY": return [type.element];
		case "MAP": return [type.key, type.value];
		case "ROW": return type.fields.map((field) => field.type);
		default: return [];
	}
}
/**
* Arrow's unit of a TIMESTAMP (or TIME) of that precision. Whole seconds are counted in milliseconds too: Flink keeps the
* milliseconds of a function's result whatever its type says.
*/
function timeUnitOf(precision) {
	if (precision <= 3) return "millisecond";
	return precision <= 6 ? "microsecond" : "nanosecond";
}
var unitsPerSecond = {
	second: 1,
	millisecond: 1e3,
	microsecond: 1e6,
	nanosecond: 1e9
};
// src/runtime/arrow/temporal-text.ts
/** DATE, TIME and TIMESTAMP as text, as Flink prints them; proleptic Gregorian calendar, before 1970 too. */
var DAYS_PER_ERA = 146097;
var DAYS_BEFORE_1970 = 719468;
var SECONDS_PER_DAY = 86400;
/** `2024-02-29`; years beyond 9999 with `+`, before 0 with `-`, as ISO 8601 has them. */
function dateText(days) {
	const shifted = days + DAYS_BEFORE_1970;
	const era = Math.floor(shifted / DAYS_PER_ERA);
	const dayOfEra = shifted - era * DAYS_PER_ERA;
	const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365);
	const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
	const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
	const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
	return `${yearText(yearOfEra + era * 400 + (month <= 2 ? 1 : 0))}-${twoDigits(month)}-${twoDigits(day)}`;
}
function yearText(year) {
	const digits = String(Math.abs(year)).padStart(4, "0");
	if (year < 0) return `-${digits}`;
	return year > 9999 ? `+${digits}` : digits;
}
function twoDigits(value) {
	return value < 10 ? `0${value}` : String(value);
}
/** `2024-02-29T12:00:00[.ffffff]`, zeros at the end of the fraction cut. */
function timestampText(value, unit) {
	const perSecond = BigInt(unitsPerSecond[unit]);
	const remainder = value % perSecond;
	const fraction = remainder < 0n ? remainder + perSecond : remainder;
	const seconds = Number((value - fraction) / perSecond);
	const days = Math.floor(seconds / SECONDS_PER_DAY);
	const secondOfDay = seconds - days * SECONDS_PER_DAY;
	return `${dateText(days)}T${timeText(secondOfDay)}${fractionText(Number(fraction), unit)}`;
}
/** `12:00:00[.fff]` of units since midnight, zeros at the end of the fraction cut. */
function timeOfDayText(value, unit) {
	const perSecond = unitsPerSecond[unit];
	const second = Math.floor(value / perSecond);
	return `${timeText(second)}${fractionText(value - second * perSecond, unit)}`;
}
function timeText(secondOfDay) {
	const hour = Math.floor(secondOfDay / 3600);
	const minute = Math.floor(secondOfDay / 60) % 60;
	return `${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(secondOfDay % 60)}`;
}
function fractionText(fraction, unit) {
	if (fraction === 0) return "";
	const digits = String(unitsPerSecond[unit]).length - 1;
	let text = String(fraction).padStart(digits, "0");
	while (text.endsWith("0")) text = text.slice(0, -1);
	return `.${text}`;
}
// src/runtime/arrow/cells.ts
/** Rows [start, end) as arrays of cells. */
function readCells(batch, start, end) {
	const rows = [];
	for (let row = start; row < end; row++) rows.push([]);
	for (const column of batch.columns) {
		const read = cellReader(column);
		for (let row = start; row < end; row++) rows[row - start]?.push(read(row));
	}
	return rows;
}
/** Reads one column's cells; made once per column, so that a page does not ask for the type at every row. */
function cellReader(column) {
	const read = valueReader(column);
	const { validity } = column;
	return validity === null ? read : (row) => getBit(validity, row) ? read(row) : null;
}
function valueReader(column) {
	const { type, values } = column;
	switch (type.kind) {
		case "BOOLEAN":
			if (values instanceof Uint8Array) return (row) => getBit(values, row);
			break;
		case "TINYINT":
		case "SMALLINT":
		case "INT":
			if (values instanceof Int32Array || values instanceof Int16Array || values instanceof Int8Array) return (row) => values[row] ?? 0;
			break;
		case "BIGINT":
			if (values instanceof BigInt64Array) return (row) => String(values[row] ?? 0n);
			break;
		case "FLOAT":
			if (values instanceof Float32Array) return (row) => floatCell(shortestFloat(values[row] ?? 0));
			break;
		case "DOUBLE":
			if (values instanceof Float64Array) return (row) => floatCell(values[row] ?? 0);
			break;
		case "DATE":
			if (values instanceof Int32Array) return (row) => dateText(values[row] ?? 0);
			break;
		case "TIMESTAMP":
			if (values instanceof BigInt64Array) {
				const unit = timeUnitOf(type.precision);
				return (row) => timestampText(values[row] ?? 0n, unit);
			}
			break;
		case "CHAR":
		case "VARCHAR":
		case "STRING": return bytesReader(column, "utf8");
		case "BINARY":
		case "VARBINARY":
		case "BYTES": return bytesReader(column, "base64");
		case "TIMESTAMP_LTZ":
			if (values instanceof BigInt64Array) {
				const unit = timeUnitOf(type.precision);
				return (row) => `${timestampText(values[row] ?? 0n, unit)}Z`;
			}
			break;
		case "TIME": {
			const unit = timeUnitOf(type.precision);
			if (values instanceof Int32Array || values instanceof BigInt64Array) return (row) => timeOfDayText(Number(values[row] ?? 0), unit);
			break;
		}
		case "DECIMAL":
			if (values instanceof BigInt64Array) return (row) => decimalText(values[row * 2] ?? 0n, values[row * 2 + 1] ?? 0n, type.scale);
			break;
		case "ARRAY": return listReader(column);
		case "MAP": return mapReader(column, pairType(type.key, type.value));
		case "ROW": {
			const fields = column.children.map(cellReader);
			return (row) => fields.map((read) => read(row));
		}
	}
	throw wrongValues(column);
}
function listReader({ offsets, children, type }) {
	const [element] = children;
	if (offsets === null || element === void 0) throw new Error(`A column of type ${type.kind} has no elements.`);
	const read = cellReader(element);
	return (row) => {
		const cells = [];
		const end = offsets[row + 1] ?? 0;
		for (let at = offsets[row] ?? 0; at < end; at++) cells.push(read(at));
		return cells;
	};
}
/** Pairs sorted by their JSON text: a MAP has no order of its own. */
function mapReader({ offsets, children, type }, pair) {
	const [keys, items] = children;
	if (offsets === null || keys === void 0 || items === void 0) throw new Error(`A column of type ${type.kind} has no pairs.`);
	const readKey = cellReader(keys);
	const readItem = cellReader(items);
	return (row) => {
		const pairs = [];
		const end = offsets[row + 1] ?? 0;
		for (let at = offsets[row] ?? 0; at < end; at++) pairs.push([readKey(at), readItem(at)]);
		return pairs.length < 2 ? pairs : sortedPairs(pair, pairs);
	};
}
function floatCell(value) {
	return Number.isFinite(value) ? value : String(value);
}
function bytesReader(column, encoding) {
	const { offsets, values } = column;
	if (offsets === null || !(values instanceof Uint8Array)) throw wrongValues(column);
	const bytes = Buffer.from(values.buffer, values.byteOffset, values.length);
	return (row) => bytes.toString(encoding, offsets[row] ?? 0, offsets[row + 1] ?? 0);
}
function wrongValues(column) {
	return /* @__PURE__ */ new Error(`A column of type ${column.type.kind} holds the wrong kind of array.`);
}
// node_modules/apache-arrow/util/utf8.mjs
var decoder = new TextDecoder("utf-8");
decoder.decode.bind(decoder);
var encoder = new TextEncoder();
/** @ignore */
var encodeUtf8 = (value) => encoder.encode(value);
// node_modules/apache-arrow/util/compat.mjs
/** @ignore */ var isFunction = (x) => typeof x === "function";
/** @ignore */
var isObject$2 = (x) => x != null && Object(x) === x;
/** @ignore */
var isIteratorResult = (x) => {
	return isObject$2(x) && "done" in x && "value" in x;
};
/** @ignore */
var isFlatbuffersByteBuffer = (x) => {
	return isObject$2(x) && isFunction(x["clear"]) && isFunction(x["bytes"]) && isFunction(x["position"]) && isFunction(x["setPosition"]) && isFunction(x["capacity"]) && isFunction(x["getBufferIdentifier"]) && isFunction(x["createLong"]);
};
// node_modules/apache-arrow/util/buffer.mjs
/** @ignore */
var SharedArrayBuf = typeof SharedArrayBuffer !== "undefined" ? SharedArrayBuffer : ArrayBuffer;
/** @ignore */
function toArrayBufferView(ArrayBufferViewCtor, input) {
	let value = isIteratorResult(input) ? input.value : input;
	if (value instanceof ArrayBufferViewCtor) {
		if (ArrayBufferViewCtor === Uint8Array) return new ArrayBufferViewCtor(value.buffer, value.byteOffset, value.byteLength);
		return value;
	}
	if (!value) return new ArrayBufferViewCtor(0);
	if (typeof value === "string") value = encodeUtf8(value);
	if (value instanceof ArrayBuffer) return new ArrayBufferViewCtor(value);
	if (value instanceof SharedArrayBuf) return new ArrayBufferViewCtor(value);
	if (isFlatbuffersByteBuffer(value)) return toArrayBufferView(ArrayBufferViewCtor, value.bytes());
	return !ArrayBuffer.isView(value) ? ArrayBufferViewCtor.from(value) : value.byteLength <= 0 ? new ArrayBufferViewCtor(0) : new ArrayBufferViewCtor(value.buffer, value.byteOffset, value.byteLength / ArrayBufferViewCtor.BYTES_PER_ELEMENT);
}
/** @ignore */ var toUint8Array = (input) => toArrayBufferView(Uint8Array, input);
// node_modules/apache-arrow/fb/metadata-version.mjs
/**
* Logical types, vector layouts, and schemas
* Format Version History.
* Version 1.0 - Forward and backwards compatibility guaranteed.
* Version 1.1 - Add Decimal256.
* Version 1.2 - Add Interval MONTH_DAY_NANO.
* Version 1.3 - Add Run-End Encoded.
*/
var MetadataVersion;
(function(MetadataVersion) {
	/**
	* 0.1.0 (October 2016).
	*/
	MetadataVersion[MetadataVersion["V1"] = 0] = "V1";
	/**
	* 0.2.0 (February 2017). Non-backwards compatible with V1.
	*/
	MetadataVersion[MetadataVersion["V2"] = 1] = "V2";
	/**
	* 0.3.0 -> 0.7.1 (May - December 2017). Non-backwards compatible with V2.
	*/
	MetadataVersion[MetadataVersion["V3"] = 2] = "V3";
	/**
	* >= 0.8.0 (December 2017). Non-backwards compatible with V3.
	*/
	MetadataVersion[MetadataVersion["V4"] = 3] = "V4";
	/**
	* >= 1.0.0 (July 2020. Backwards compatible with V4 (V5 readers can read V4
	* metadata and IPC messages). Implementations are recommended to provide a
	* V4 compatibility mode with V5 format changes disabled.
	*
	* Incompatible changes between V4 and V5:
	* - Union buffer layout has changed. In V5, Unions don't have a validity
	*   bitmap buffer.
	*/
	MetadataVersion[MetadataVersion["V5"] = 4] = "V5";
})(MetadataVersion || (MetadataVersion = {}));
// node_modules/apache-arrow/fb/union-mode.mjs
var UnionMode;
(function(UnionMode) {
	UnionMode[UnionMode["Sparse"] = 0] = "Sparse";
	UnionMode[UnionMode["Dense"] = 1] = "Dense";
})(UnionMode || (UnionMode = {}));
// node_modules/apache-arrow/fb/precision.mjs
var Precision;
(function(Precision) {
	Precision[Precision["HALF"] = 0] = "HALF";
	Precision[Precision["SINGLE"] = 1] = "SINGLE";
	Precision[Precision["DOUBLE"] = 2] = "DOUBLE";
})(Precision || (Precision = {}));
// node_modules/apache-arrow/fb/date-unit.mjs
var DateUnit;
(function(DateUnit) {
	DateUnit[DateUnit["DAY"] = 0] = "DAY";
	DateUnit[DateUnit["MILLISECOND"] = 1] = "MILLISECOND";
})(DateUnit || (DateUnit = {}));
// node_modules/apache-arrow/fb/time-unit.mjs
var TimeUnit;
(function(TimeUnit) {
	TimeUnit[TimeUnit["SECOND"] = 0] = "SECOND";
	TimeUnit[TimeUnit["MILLISECOND"] = 1] = "MILLISECOND";
	TimeUnit[TimeUnit["MICROSECOND"] = 2] = "MICROSECOND";
	TimeUnit[TimeUnit["NANOSECOND"] = 3] = "NANOSECOND";
})(TimeUnit || (TimeUnit = {}));
// node_modules/apache-arrow/fb/interval-unit.mjs
var IntervalUnit;
(function(IntervalUnit) {
	IntervalUnit[IntervalUnit["YEAR_MONTH"] = 0] = "YEAR_MONTH";
	IntervalUnit[IntervalUnit["DAY_TIME"] = 1] = "DAY_TIME";
	IntervalUnit[IntervalUnit["MONTH_DAY_NANO"] = 2] = "MONTH_DAY_NANO";
})(IntervalUnit || (IntervalUnit = {}));
// node_modules/flatbuffers/mjs/utils.js
var int32 = /* @__PURE__ */ new Int32Array(2);
var float32 = new Float32Array(int32.buffer);
var float64 = new Float64Array(int32.buffer);
var isLittleEndian = new Uint16Array(new Uint8Array([1, 0]).buffer)[0] === 1;
// node_modules/flatbuffers/mjs/encoding.js
var Encoding;
(function(Encoding) {
	Encoding[Encoding["UTF8_BYTES"] = 1] = "UTF8_BYTES";
	Encoding[Encoding["UTF16_STRING"] = 2] = "UTF16_STRING";
})(Encoding || (Encoding = {}));
// node_modules/flatbuffers/mjs/byte-buffer.js
var ByteBuffer$1 = class ByteBuffer$1 {
	/**
	* Create a new ByteBuffer with a given array of bytes (`Uint8Array`)
	*/
	constructor(bytes_) {
		this.bytes_ = bytes_;
		this.position_ = 0;
		this.text_decoder_ = new TextDecoder();
	}
	/**
	* Create and allocate a new ByteBuffer with a given size.
	*/
	static allocate(byte_size) {
		return new ByteBuffer$1(new Uint8Array(byte_size));
	}
	clear() {
		this.position_ = 0;
	}
	/**
	* Get the underlying `Uint8Array`.
	*/
	bytes() {
		return this.bytes_;
	}
	/**
	* Get the buffer's position.
	*/
	position() {
		return this.position_;
	}
	/**
	* Set the buffer's position.
	*/
	setPosition(position) {
		this.position_ = position;
	}
	/**
	* Get the buffer's capacity.
	*/
	capacity() {
		return this.bytes_.length;
	}
	readInt8(offset) {
		return this.readUint8(offset) << 24 >> 24;
	}
	readUint8(offset) {
		return this.bytes_[offset];
	}
	readInt16(offset) {
		return this.readUint16(offset) << 16 >> 16;
	}
	readUint16(offset) {
		return this.bytes_[offset] | this.bytes_[offset + 1] << 8;
	}
	readInt32(offset) {
		return this.bytes_[offset] | this.bytes_[offset + 1] << 8 | this.bytes_[offset + 2] << 16 | this.bytes_[offset + 3] << 24;
	}
	readUint32(offset) {
		return this.readInt32(offset) >>> 0;
	}
	readInt64(offset) {
		return BigInt.asIntN(64, BigInt(this.readUint32(offset)) + (BigInt(this.readUint32(offset + 4)) << BigInt(32)));
	}
	readUint64(offset) {
		return BigInt.asUintN(64, BigInt(this.readUint32(offset)) + (BigInt(this.readUint32(offset + 4)) << BigInt(32)));
	}
	readFloat32(offset) {
		int32[0] = this.readInt32(offset);
		return float32[0];
	}
	readFloat64(offset) {
		int32[isLittleEndian ? 0 : 1] = this.readInt32(offset);
		int32[isLittleEndian ? 1 : 0] = this.readInt32(offset + 4);
		return float64[0];
	}
	writeInt8(offset, value) {
		this.bytes_[offset] = value;
	}
	writeUint8(offset, value) {
		this.bytes_[offset] = value;
	}
	writeInt16(offset, value) {
		this.bytes_[offset] = value;
		this.bytes_[offset + 1] = value >> 8;
	}
	writeUint16(offset, value) {
		this.bytes_[offset] = value;
		this.bytes_[offset + 1] = value >> 8;
	}
	writeInt32(offset, value) {
		this.bytes_[offset] = value;
		this.bytes_[offset + 1] = value >> 8;
		this.bytes_[offset + 2] = value >> 16;
		this.bytes_[offset + 3] = value >> 24;
	}
	writeUint32(offset, value) {
		this.bytes_[offset] = value;
		this.bytes_[offset + 1] = value >> 8;
		this.bytes_[offset + 2] = value >> 16;
		this.bytes_[offset + 3] = value >> 24;
	}
	writeInt64(offset, value) {
		this.writeInt32(offset, Number(BigInt.asIntN(32, value)));
		this.writeInt32(offset + 4, Number(BigInt.asIntN(32, value >> BigInt(32))));
	}
	writeUint64(offset, value) {
		this.writeUint32(offset, Number(BigInt.asUintN(32, value)));
		this.writeUint32(offset + 4, Number(BigInt.asUintN(32, value >> BigInt(32))));
	}
	writeFloat32(offset, value) {
		float32[0] = value;
		this.writeInt32(offset, int32[0]);
	}
	writeFloat64(offset, value) {
		float64[0] = value;
		this.writeInt32(offset, int32[isLittleEndian ? 0 : 1]);
		this.writeInt32(offset + 4, int32[isLittleEndian ? 1 : 0]);
	}
	/**
	* Return the file identifier.   Behavior is undefined for FlatBuffers whose
	* schema does not include a file_identifier (likely points at padding or the
	* start of a the root vtable).
	*/
	getBufferIdentifier() {
		if (this.bytes_.length < this.position_ + 4 + 4) throw new Error("FlatBuffers: ByteBuffer is too short to contain an identifier.");
		let result = "";
		for (let i = 0; i < 4; i++) result += String.fromCharCode(this.readInt8(this.position_ + 4 + i));
		return result;
	}
	/**
	* Look up a field in the vtable, return an offset into the object, or 0 if the
	* field is not present.
	*/
	__offset(bb_pos, vtable_offset) {
		const vtable = bb_pos - this.readInt32(bb_pos);
		return vtable_offset < this.readInt16(vtable) ? this.readInt16(vtable + vtable_offset) : 0;
	}
	/**
	* Initialize any Table-derived type to point to the union at the given offset.
	*/
	__union(t, offset) {
		t.bb_pos = offset + this.readInt32(offset);
		t.bb = this;
		return t;
	}
	/**
	* Create a JavaScript string from UTF-8 data stored inside the FlatBuffer.
	* This allocates a new string and converts to wide chars upon each access.
	*
	* To avoid the conversion to string, pass Encoding.UTF8_BYTES as the
	* "optionalEncoding" argument. This is useful for avoiding conversion when
	* the data will just be packaged back up in another FlatBuffer later on.
	*
	* @param offset
	* @param opt_encoding Defaults to UTF16_STRING
	*/
	__string(offset, opt_encoding) {
		offset += this.readInt32(offset);
		const length = this.readInt32(offset);
		offset += 4;
		const utf8bytes = this.bytes_.subarray(offset, offset + length);
		if (opt_encoding === Encoding.UTF8_BYTES) return utf8bytes;
		else return this.text_decoder_.decode(utf8bytes);
	}
	/**
	* Handle unions that can contain string as its member, if a Table-derived type then initialize it,
	* if a string then return a new one
	*
	* WARNING: strings are immutable in JS so we can't change the string that the user gave us, this
	* makes the behaviour of __union_with_string different compared to __union
	*/
	__union_with_string(o, offset) {
		if (typeof o === "string") return this.__string(offset);
		return this.__union(o, offset);
	}
	/**
	* Retrieve the relative offset stored at "offset"
	*/
	__indirect(offset) {
		return offset + this.readInt32(offset);
	}
	/**
	* Get the start of data of a vector whose offset is stored at "offset" in this object.
	*/
	__vector(offset) {
		return offset + this.readInt32(offset) + 4;
	}
	/**
	* Get the length of a vector whose offset is stored at "offset" in this object.
	*/
	__vector_len(offset) {
		return this.readInt32(offset + this.readInt32(offset));
	}
	__has_identifier(ident) {
		if (ident.length != 4) throw new Error("FlatBuffers: file identifier must be length 4");
		for (let i = 0; i < 4; i++) if (ident.charCodeAt(i) != this.readInt8(this.position() + 4 + i)) return false;
		return true;
	}
	/**
	* A helper function for generating list for obj api
	*/
	createScalarList(listAccessor, listLength) {
		const ret = [];
		for (let i = 0; i < listLength; ++i) {
			const val = listAccessor(i);
			if (val !== null) ret.push(val);
		}
		return ret;
	}
	/**
	* A helper function for generating list for obj api
	* @param listAccessor function that accepts an index and return data at that index
	* @param listLength listLength
	* @param res result list
	*/
	createObjList(listAccessor, listLength) {
		const ret = [];
		for (let i = 0; i < listLength; ++i) {
			const val = listAccessor(i);
			if (val !== null) ret.push(val.unpack());
		}
		return ret;
	}
};
// node_modules/flatbuffers/mjs/builder.js
var Builder$1 = class Builder$1 {
	/**
	* Create a FlatBufferBuilder.
	*/
	constructor(opt_initial_size) {
		/** Minimum alignment encountered so far. */
		this.minalign = 1;
		/** The vtable for the current table. */
		this.vtable = null;
		/** The amount of fields we're actually using. */
		this.vtable_in_use = 0;
		/** Whether we are currently serializing a table. */
		this.isNested = false;
		/** Starting offset of the current struct/table. */
		this.object_start = 0;
		/** List of offsets of all vtables. */
		this.vtables = [];
		/** For the current vector being built. */
		this.vector_num_elems = 0;
		/** False omits default values from the serialized data */
		this.force_defaults = false;
		this.string_maps = null;
		this.text_encoder = new TextEncoder();
		let initial_size;
		if (!opt_initial_size) initial_size = 1024;
		else initial_size = opt_initial_size;
		/**
		* @type {ByteBuffer}
		* @private
		*/
		this.bb = ByteBuffer$1.allocate(initial_size);
		this.space = initial_size;
	}
	clear() {
		this.bb.clear();
		this.space = this.bb.capacity();
		this.minalign = 1;
		this.vtable = null;
		this.vtable_in_use = 0;
		this.isNested = false;
		this.object_start = 0;
		this.vtables = [];
		this.vector_num_elems = 0;
		this.force_defaults = false;
		this.string_maps = null;
	}
	/**
	* In order to save space, fields that are set to their default value
	* don't get serialized into the buffer. Forcing defaults provides a
	* way to manually disable this optimization.
	*
	* @param forceDefaults true always serializes default values
	*/
	forceDefaults(forceDefaults) {
		this.force_defaults = forceDefaults;
	}
	/**
	* Get the ByteBuffer representing the FlatBuffer. Only call this after you've
	* called finish(). The actual data starts at the ByteBuffer's current position,
	* not necessarily at 0.
	*/
	dataBuffer() {
		return this.bb;
	}
	/**
	* Get the bytes representing the FlatBuffer. Only call this after you've
	* called finish().
	*/
	asUint8Array() {
		return this.bb.bytes().subarray(this.bb.position(), this.bb.position() + this.offset());
	}
	/**
	* Prepare to write an element of `size` after `additional_bytes` have been
	* written, e.g. if you write a string, you need to align such the int length
	* field is aligned to 4 bytes, and the string data follows it directly. If all
	* you need to do is alignment, `additional_bytes` will be 0.
	*
	* @param size This is the of the new element to write
	* @param additional_bytes The padding size
	*/
	prep(size, additional_bytes) {
		if (size > this.minalign) this.minalign = size;
		const align_size = ~(this.bb.capacity() - this.space + additional_bytes) + 1 & size - 1;
		while (this.space < align_size + size + additional_bytes) {
			const old_buf_size = this.bb.capacity();
			this.bb = Builder$1.growByteBuffer(this.bb);
			this.space += this.bb.capacity() - old_buf_size;
		}
		this.pad(align_size);
	}
	pad(byte_size) {
		for (let i = 0; i < byte_size; i++) this.bb.writeInt8(--this.space, 0);
	}
	writeInt8(value) {
		this.bb.writeInt8(this.space -= 1, value);
	}
	writeInt16(value) {
		this.bb.writeInt16(this.space -= 2, value);
	}
	writeInt32(value) {
		this.bb.writeInt32(this.space -= 4, value);
	}
	writeInt64(value) {
		this.bb.writeInt64(this.space -= 8, value);
	}
	writeFloat32(value) {
		this.bb.writeFloat32(this.space -= 4, value);
	}
	writeFloat64(value) {
		this.bb.writeFloat64(this.space -= 8, value);
	}
	/**
	* Add an `int8` to the buffer, properly aligned, and grows the buffer (if necessary).
	* @param value The `int8` to add the buffer.
	*/
	addInt8(value) {
		this.prep(1, 0);
		this.writeInt8(value);
	}
	/**
	* Add an `int16` to the buffer, properly aligned, and grows the buffer (if necessary).
	* @param value The `int16` to add the buffer.
	*/
	addInt16(value) {
		this.prep(2, 0);
		this.writeInt16(value);
	}
	/**
	* Add an `int32` to the buffer, properly aligned, and grows the buffer (if necessary).
	* @param value The `int32` to add the buffer.
	*/
	addInt32(value) {
		this.prep(4, 0);
		this.writeInt32(value);
	}
	/**
	* Add an `int64` to the buffer, properly aligned, and grows the buffer (if necessary).
	* @param value The `int64` to add the buffer.
	*/
	addInt64(value) {
		this.prep(8, 0);
		this.writeInt64(value);
	}
	/**
	* Add a `float32` to the buffer, properly aligned, and grows the buffer (if necessary).
	* @param value The `float32` to add the buffer.
	*/
	addFloat32(value) {
		this.prep(4, 0);
		this.writeFloat32(value);
	}
	/**
	* Add a `float64` to the buffer, properly aligned, and grows the buffer (if necessary).
	* @param value The `float64` to add the buffer.
	*/
	addFloat64(value) {
		this.prep(8, 0);
		this.writeFloat64(value);
	}
	addFieldInt8(voffset, value, defaultValue) {
		if (this.force_defaults || value != defaultValue) {
			this.addInt8(value);
			this.slot(voffset);
		}
	}
	addFieldInt16(voffset, value, defaultValue) {
		if (this.force_defaults || value != defaultValue) {
			this.addInt16(value);
			this.slot(voffset);
		}
	}
	addFieldInt32(voffset, value, defaultValue) {
		if (this.force_defaults || value != defaultValue) {
			this.addInt32(value);
			this.slot(voffset);
		}
	}
	addFieldInt64(voffset, value, defaultValue) {
		if (this.force_defaults || value !== defaultValue) {
			this.addInt64(value);
			this.slot(voffset);
		}
	}
	addFieldFloat32(voffset, value, defaultValue) {
		if (this.force_defaults || value != defaultValue) {
			this.addFloat32(value);
			this.slot(voffset);
		}
	}
	addFieldFloat64(voffset, value, defaultValue) {
		if (this.force_defaults || value != defaultValue) {
			this.addFloat64(value);
			this.slot(voffset);
		}
	}
	addFieldOffset(voffset, value, defaultValue) {
		if (this.force_defaults || value != defaultValue) {
			this.addOffset(value);
			this.slot(voffset);
		}
	}
	/**
	* Structs are stored inline, so nothing additional is being added. `d` is always 0.
	*/
	addFieldStruct(voffset, value, defaultValue) {
		if (value != defaultValue) {
			this.nested(value);
			this.slot(voffset);
		}
	}
	/**
	* Structures are always stored inline, they need to be created right
	* where they're used.  You'll get this assertion failure if you
	* created it elsewhere.
	*/
	nested(obj) {
		if (obj != this.offset()) throw new TypeError("FlatBuffers: struct must be serialized inline.");
	}
	/**
	* Should not be creating any other object, string or vector
	* while an object is being constructed
	*/
	notNested() {
		if (this.isNested) throw new TypeError("FlatBuffers: object serialization must not be nested.");
	}
	/**
	* Set the current vtable at `voffset` to the current location in the buffer.
	*/
	slot(voffset) {
		if (this.vtable !== null) this.vtable[voffset] = this.offset();
	}
	/**
	* @returns Offset relative to the end of the buffer.
	*/
	offset() {
		return this.bb.capacity() - this.space;
	}
	/**
	* Doubles the size of the backing ByteBuffer and copies the old data towards
	* the end of the new buffer (since we build the buffer backwards).
	*
	* @param bb The current buffer with the existing data
	* @returns A new byte buffer with the old data copied
	* to it. The data is located at the end of the buffer.
	*
	* uint8Array.set() formally takes {Array<number>|ArrayBufferView}, so to pass
	* it a uint8Array we need to suppress the type check:
	* @suppress {checkTypes}
	*/
	static growByteBuffer(bb) {
		const old_buf_size = bb.capacity();
		if (old_buf_size & 3221225472) throw new Error("FlatBuffers: cannot grow buffer beyond 2 gigabytes.");
		const new_buf_size = old_buf_size << 1;
		const nbb = ByteBuffer$1.allocate(new_buf_size);
		nbb.setPosition(new_buf_size - old_buf_size);
		nbb.bytes().set(bb.bytes(), new_buf_size - old_buf_size);
		return nbb;
	}
	/**
	* Adds on offset, relative to where it will be written.
	*
	* @param offset The offset to add.
	*/
	addOffset(offset) {
		this.prep(4, 0);
		this.writeInt32(this.offset() - offset + 4);
	}
	/**
	* Start encoding a new object in the buffer.  Users will not usually need to
	* call this directly. The FlatBuffers compiler will generate helper methods
	* that call this method internally.
	*/
	startObject(numfields) {
		this.notNested();
		if (this.vtable == null) this.vtable = [];
		this.vtable_in_use = numfields;
		for (let i = 0; i < numfields; i++) this.vtable[i] = 0;
		this.isNested = true;
		this.object_start = this.offset();
	}
	/**
	* Finish off writing the object that is under construction.
	*
	* @returns The offset to the object inside `dataBuffer`
	*/
	endObject() {
		if (this.vtable == null || !this.isNested) throw new Error("FlatBuffers: endObject called without startObject");
		this.addInt32(0);
		const vtableloc = this.offset();
		let i = this.vtable_in_use - 1;
		for (; i >= 0 && this.vtable[i] == 0; i--);
		const trimmed_size = i + 1;
		for (; i >= 0; i--) this.addInt16(this.vtable[i] != 0 ? vtableloc - this.vtable[i] : 0);
		const standard_fields = 2;
		this.addInt16(vtableloc - this.object_start);
		const len = (trimmed_size + standard_fields) * 2;
		this.addInt16(len);
		let existing_vtable = 0;
		const vt1 = this.space;
		outer_loop: for (i = 0; i < this.vtables.length; i++) {
			const vt2 = this.bb.capacity() - this.vtables[i];
			if (len == this.bb.readInt16(vt2)) {
				for (let j = 2; j < len; j += 2) if (this.bb.readInt16(vt1 + j) != this.bb.readInt16(vt2 + j)) continue outer_loop;
				existing_vtable = this.vtables[i];
				break;
			}
		}
		if (existing_vtable) {
			this.space = this.bb.capacity() - vtableloc;
			this.bb.writeInt32(this.space, existing_vtable - vtableloc);
		} else {
			this.vtables.push(this.offset());
			this.bb.writeInt32(this.bb.capacity() - vtableloc, this.offset() - vtableloc);
		}
		this.isNested = false;
		return vtableloc;
	}
	/**
	* Finalize a buffer, poiting to the given `root_table`.
	*/
	finish(root_table, opt_file_identifier, opt_size_prefix) {
		const size_prefix = opt_size_prefix ? 4 : 0;
		if (opt_file_identifier) {
			const file_identifier = opt_file_identifier;
			this.prep(this.minalign, 8 + size_prefix);
			if (file_identifier.length != 4) throw new TypeError("FlatBuffers: file identifier must be length 4");
			for (let i = 3; i >= 0; i--) this.writeInt8(file_identifier.charCodeAt(i));
		}
		this.prep(this.minalign, 4 + size_prefix);
		this.addOffset(root_table);
		if (size_prefix) this.addInt32(this.bb.capacity() - this.space);
		this.bb.setPosition(this.space);
	}
	/**
	* Finalize a size prefixed buffer, pointing to the given `root_table`.
	*/
	finishSizePrefixed(root_table, opt_file_identifier) {
		this.finish(root_table, opt_file_identifier, true);
	}
	/**
	* This checks a required field has been set in a given table that has
	* just been constructed.
	*/
	requiredField(table, field) {
		const table_start = this.bb.capacity() - table;
		const vtable_start = table_start - this.bb.readInt32(table_start);
		if (!(field < this.bb.readInt16(vtable_start) && this.bb.readInt16(vtable_start + field) != 0)) throw new TypeError("FlatBuffers: field " + field + " must be set");
	}
	/**
	* Start a new array/vector of objects.  Users usually will not call
	* this directly. The FlatBuffers compiler will create a start/end
	* method for vector types in generated code.
	*
	* @param elem_size The size of each element in the array
	* @param num_elems The number of elements in the array
	* @param alignment The alignment of the array
	*/
	startVector(elem_size, num_elems, alignment) {
		this.notNested();
		this.vector_num_elems = num_elems;
		this.prep(4, elem_size * num_elems);
		this.prep(alignment, elem_size * num_elems);
	}
	/**
	* Finish off the creation of an array and all its elements. The array must be
	* created with `startVector`.
	*
	* @returns The offset at which the newly created array
	* starts.
	*/
	endVector() {
		this.writeInt32(this.vector_num_elems);
		return this.offset();
	}
	/**
	* Encode the string `s` in the buffer using UTF-8. If the string passed has
	* already been seen, we return the offset of the already written string
	*
	* @param s The string to encode
	* @return The offset in the buffer where the encoded string starts
	*/
	createSharedString(s) {
		if (!s) return 0;
		if (!this.string_maps) this.string_maps = /* @__PURE__ */ new Map();
		if (this.string_maps.has(s)) return this.string_maps.get(s);
		const offset = this.createString(s);
		this.string_maps.set(s, offset);
		return offset;
	}
	/**
	* Encode the string `s` in the buffer using UTF-8. If a Uint8Array is passed
	* instead of a string, it is assumed to contain valid UTF-8 encoded data.
	*
	* @param s The string to encode
	* @return The offset in the buffer where the encoded string starts
	*/
	createString(s) {
		if (s === null || s === void 0) return 0;
		let utf8;
		if (s instanceof Uint8Array) utf8 = s;
		else utf8 = this.text_encoder.encode(s);
		this.addInt8(0);
		this.startVector(1, utf8.length, 1);
		this.bb.setPosition(this.space -= utf8.length);
		this.bb.bytes().set(utf8, this.space);
		return this.endVector();
	}
	/**
	* Create a byte vector.
	*
	* @param v The bytes to add
	* @returns The offset in the buffer where the byte vector starts
	*/
	createByteVector(v) {
		if (v === null || v === void 0) return 0;
		this.startVector(1, v.length, 1);
		this.bb.setPosition(this.space -= v.length);
		this.bb.bytes().set(v, this.space);
		return this.endVector();
	}
	/**
	* A helper function to pack an object
	*
	* @returns offset of obj
	*/
	createObjectOffset(obj) {
		if (obj === null) return 0;
		if (typeof obj === "string") return this.createString(obj);
		else return obj.pack(this);
	}
	/**
	* A helper function to pack a list of object
	*
	* @returns list of offsets of each non null object
	*/
	createObjectOffsetList(list) {
		const ret = [];
		for (let i = 0; i < list.length; ++i) {
			const val = list[i];
			if (val !== null) ret.push(this.createObjectOffset(val));
			else throw new TypeError("FlatBuffers: Argument for createObjectOffsetList cannot contain null.");
		}
		return ret;
	}
	createStructOffsetList(list, startFunc) {
		startFunc(this, list.length);
		this.createObjectOffsetList(list.slice().reverse());
		return this.endVector();
	}
};
// node_modules/apache-arrow/fb/body-compression-method.mjs
/**
* Provided for forward compatibility in case we need to support different
* strategies for compressing the IPC message body (like whole-body
* compression rather than buffer-level) in the future
*/
var BodyCompressionMethod;
(function(BodyCompressionMethod) {
	/**
	* Each constituent buffer is first compressed with the indicated
	* compressor, and then written with the uncompressed length in the first 8
	* bytes as a 64-bit little-endian signed integer followed by the compressed
	* buffer bytes (and then padding as required by the protocol). The
	* uncompressed length may be set to -1 to indicate that the data that
	* follows is not compressed, which can be useful for cases where
	* compression does not yield appreciable savings.
	*/
	BodyCompressionMethod[BodyCompressionMethod["BUFFER"] = 0] = "BUFFER";
})(BodyCompressionMethod || (BodyCompressionMethod = {}));
// node_modules/apache-arrow/fb/compression-type.mjs
var CompressionType;
(function(CompressionType) {
	CompressionType[CompressionType["LZ4_FRAME"] = 0] = "LZ4_FRAME";
	CompressionType[CompressionType["ZSTD"] = 1] = "ZSTD";
})(CompressionType || (CompressionType = {}));
// node_modules/apache-arrow/fb/body-compression.mjs
/**
* Optional compression for the memory buffers constituting IPC message
* bodies. Intended for use with RecordBatch but could be used for other
* message types
*/
var BodyCompression$1 = class BodyCompression$1 {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsBodyCompression(bb, obj) {
		return (obj || new BodyCompression$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsBodyCompression(bb, obj) {
		bb.setPosition(bb.position() + 4);
		return (obj || new BodyCompression$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	/**
	* Compressor library.
	* For LZ4_FRAME, each compressed buffer must consist of a single frame.
	*/
	codec() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.readInt8(this.bb_pos + offset) : CompressionType.LZ4_FRAME;
	}
	/**
	* Indicates the way the record batch body was compressed
	*/
	method() {
		const offset = this.bb.__offset(this.bb_pos, 6);
		return offset ? this.bb.readInt8(this.bb_pos + offset) : BodyCompressionMethod.BUFFER;
	}
	static startBodyCompression(builder) {
		builder.startObject(2);
	}
	static addCodec(builder, codec) {
		builder.addFieldInt8(0, codec, CompressionType.LZ4_FRAME);
	}
	static addMethod(builder, method) {
		builder.addFieldInt8(1, method, BodyCompressionMethod.BUFFER);
	}
	static endBodyCompression(builder) {
		return builder.endObject();
	}
	static createBodyCompression(builder, codec, method) {
		BodyCompression$1.startBodyCompression(builder);
		BodyCompression$1.addCodec(builder, codec);
		BodyCompression$1.addMethod(builder, method);
		return BodyCompression$1.endBodyCompression(builder);
	}
};
// node_modules/apache-arrow/fb/buffer.mjs
/**
* ----------------------------------------------------------------------
* A Buffer represents a single contiguous memory segment
*/
var Buffer$1 = class {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	/**
	* The relative offset into the shared memory page where the bytes for this
	* buffer starts
	*/
	offset() {
		return this.bb.readInt64(this.bb_pos);
	}
	/**
	* The absolute length (in bytes) of the memory buffer. The memory is found
	* from offset (inclusive) to offset + length (non-inclusive). When building
	* messages using the encapsulated IPC message, padding bytes may be written
	* after a buffer, but such padding bytes do not need to be accounted for in
	* the size here.
	*/
	length() {
		return this.bb.readInt64(this.bb_pos + 8);
	}
	static sizeOf() {
		return 16;
	}
	static createBuffer(builder, offset, length) {
		builder.prep(8, 16);
		builder.writeInt64(BigInt(length !== null && length !== void 0 ? length : 0));
		builder.writeInt64(BigInt(offset !== null && offset !== void 0 ? offset : 0));
		return builder.offset();
	}
};
// node_modules/apache-arrow/fb/field-node.mjs
/**
* ----------------------------------------------------------------------
* Data structures for describing a table row batch (a collection of
* equal-length Arrow arrays)
* Metadata about a field at some level of a nested type tree (but not
* its children).
*
* For example, a List<Int16> with values `[[1, 2, 3], null, [4], [5, 6], null]`
* would have {length: 5, null_count: 2} for its List node, and {length: 6,
* null_count: 0} for its Int16 node, as separate FieldNode structs
*/
var FieldNode$1 = class {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	/**
	* The number of value slots in the Arrow array at this level of a nested
	* tree
	*/
	length() {
		return this.bb.readInt64(this.bb_pos);
	}
	/**
	* The number of observed nulls. Fields with null_count == 0 may choose not
	* to write their physical validity bitmap out as a materialized buffer,
	* instead setting the length of the bitmap buffer to 0.
	*/
	nullCount() {
		return this.bb.readInt64(this.bb_pos + 8);
	}
	static sizeOf() {
		return 16;
	}
	static createFieldNode(builder, length, null_count) {
		builder.prep(8, 16);
		builder.writeInt64(BigInt(null_count !== null && null_count !== void 0 ? null_count : 0));
		builder.writeInt64(BigInt(length !== null && length !== void 0 ? length : 0));
		return builder.offset();
	}
};
// node_modules/apache-arrow/fb/record-batch.mjs
/**
* A data header describing the shared memory layout of a "record" or "row"
* batch. Some systems call this a "row batch" internally and others a "record
* batch".
*/
var RecordBatch$1 = class RecordBatch$1 {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsRecordBatch(bb, obj) {
		return (obj || new RecordBatch$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsRecordBatch(bb, obj) {
		bb.setPosition(bb.position() + 4);
		return (obj || new RecordBatch$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	/**
	* number of records / rows. The arrays in the batch should all have this
	* length
	*/
	length() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.readInt64(this.bb_pos + offset) : BigInt("0");
	}
	/**
	* Nodes correspond to the pre-ordered flattened logical schema
	*/
	nodes(index, obj) {
		const offset = this.bb.__offset(this.bb_pos, 6);
		return offset ? (obj || new FieldNode$1()).__init(this.bb.__vector(this.bb_pos + offset) + index * 16, this.bb) : null;
	}
	nodesLength() {
		const offset = this.bb.__offset(this.bb_pos, 6);
		return offset ? this.bb.__vector_len(this.bb_pos + offset) : 0;
	}
	/**
	* Buffers correspond to the pre-ordered flattened buffer tree
	*
	* The number of buffers appended to this list depends on the schema. For
	* example, most primitive arrays will have 2 buffers, 1 for the validity
	* bitmap and 1 for the values. For struct arrays, there will only be a
	* single buffer for the validity (nulls) bitmap
	*/
	buffers(index, obj) {
		const offset = this.bb.__offset(this.bb_pos, 8);
		return offset ? (obj || new Buffer$1()).__init(this.bb.__vector(this.bb_pos + offset) + index * 16, this.bb) : null;
	}
	buffersLength() {
		const offset = this.bb.__offset(this.bb_pos, 8);
		return offset ? this.bb.__vector_len(this.bb_pos + offset) : 0;
	}
	/**
	* Optional compression of the message body
	*/
	compression(obj) {
		const offset = this.bb.__offset(this.bb_pos, 10);
		return offset ? (obj || new BodyCompression$1()).__init(this.bb.__indirect(this.bb_pos + offset), this.bb) : null;
	}
	/**
	* Some types such as Utf8View are represented using a variable number of buffers.
	* For each such Field in the pre-ordered flattened logical schema, there will be
	* an entry in variadicBufferCounts to indicate the number of number of variadic
	* buffers which belong to that Field in the current RecordBatch.
	*
	* For example, the schema
	*     col1: Struct<alpha: Int32, beta: BinaryView, gamma: Float64>
	*     col2: Utf8View
	* contains two Fields with variadic buffers so variadicBufferCounts will have
	* two entries, the first counting the variadic buffers of `col1.beta` and the
	* second counting `col2`'s.
	*
	* This field may be omitted if and only if the schema contains no Fields with
	* a variable number of buffers, such as BinaryView and Utf8View.
	*/
	variadicBufferCounts(index) {
		const offset = this.bb.__offset(this.bb_pos, 12);
		return offset ? this.bb.readInt64(this.bb.__vector(this.bb_pos + offset) + index * 8) : BigInt(0);
	}
	variadicBufferCountsLength() {
		const offset = this.bb.__offset(this.bb_pos, 12);
		return offset ? this.bb.__vector_len(this.bb_pos + offset) : 0;
	}
	static startRecordBatch(builder) {
		builder.startObject(5);
	}
	static addLength(builder, length) {
		builder.addFieldInt64(0, length, BigInt("0"));
	}
	static addNodes(builder, nodesOffset) {
		builder.addFieldOffset(1, nodesOffset, 0);
	}
	static startNodesVector(builder, numElems) {
		builder.startVector(16, numElems, 8);
	}
	static addBuffers(builder, buffersOffset) {
		builder.addFieldOffset(2, buffersOffset, 0);
	}
	static startBuffersVector(builder, numElems) {
		builder.startVector(16, numElems, 8);
	}
	static addCompression(builder, compressionOffset) {
		builder.addFieldOffset(3, compressionOffset, 0);
	}
	static addVariadicBufferCounts(builder, variadicBufferCountsOffset) {
		builder.addFieldOffset(4, variadicBufferCountsOffset, 0);
	}
	static createVariadicBufferCountsVector(builder, data) {
		builder.startVector(8, data.length, 8);
		for (let i = data.length - 1; i >= 0; i--) builder.addInt64(data[i]);
		return builder.endVector();
	}
	static startVariadicBufferCountsVector(builder, numElems) {
		builder.startVector(8, numElems, 8);
	}
	static endRecordBatch(builder) {
		return builder.endObject();
	}
};
// node_modules/apache-arrow/fb/dictionary-batch.mjs
/**
* For sending dictionary encoding information. Any Field can be
* dictionary-encoded, but in this case none of its children may be
* dictionary-encoded.
* There is one vector / column per dictionary, but that vector / column
* may be spread across multiple dictionary batches by using the isDelta
* flag
*/
var DictionaryBatch$1 = class DictionaryBatch$1 {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsDictionaryBatch(bb, obj) {
		return (obj || new DictionaryBatch$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsDictionaryBatch(bb, obj) {
		bb.setPosition(bb.position() + 4);
		return (obj || new DictionaryBatch$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	id() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.readInt64(this.bb_pos + offset) : BigInt("0");
	}
	data(obj) {
		const offset = this.bb.__offset(this.bb_pos, 6);
		return offset ? (obj || new RecordBatch$1()).__init(this.bb.__indirect(this.bb_pos + offset), this.bb) : null;
	}
	/**
	* If isDelta is true the values in the dictionary are to be appended to a
	* dictionary with the indicated id. If isDelta is false this dictionary
	* should replace the existing dictionary.
	*/
	isDelta() {
		const offset = this.bb.__offset(this.bb_pos, 8);
		return offset ? !!this.bb.readInt8(this.bb_pos + offset) : false;
	}
	static startDictionaryBatch(builder) {
		builder.startObject(3);
	}
	static addId(builder, id) {
		builder.addFieldInt64(0, id, BigInt("0"));
	}
	static addData(builder, dataOffset) {
		builder.addFieldOffset(1, dataOffset, 0);
	}
	static addIsDelta(builder, isDelta) {
		builder.addFieldInt8(2, +isDelta, 0);
	}
	static endDictionaryBatch(builder) {
		return builder.endObject();
	}
};
// node_modules/apache-arrow/fb/endianness.mjs
/**
* ----------------------------------------------------------------------
* Endianness of the platform producing the data
*/
var Endianness;
(function(Endianness) {
	Endianness[Endianness["Little"] = 0] = "Little";
	Endianness[Endianness["Big"] = 1] = "Big";
})(Endianness || (Endianness = {}));
// node_modules/apache-arrow/fb/dictionary-kind.mjs
/**
* ----------------------------------------------------------------------
* Dictionary encoding metadata
* Maintained for forwards compatibility, in the future
* Dictionaries might be explicit maps between integers and values
* allowing for non-contiguous index values
*/
var DictionaryKind;
(function(DictionaryKind) {
	DictionaryKind[DictionaryKind["DenseArray"] = 0] = "DenseArray";
})(DictionaryKind || (DictionaryKind = {}));
// node_modules/apache-arrow/fb/int.mjs
var Int = class Int {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsInt(bb, obj) {
		return (obj || new Int()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsInt(bb, obj) {
		bb.setPosition(bb.position() + 4);
		return (obj || new Int()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	bitWidth() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.readInt32(this.bb_pos + offset) : 0;
	}
	isSigned() {
		const offset = this.bb.__offset(this.bb_pos, 6);
		return offset ? !!this.bb.readInt8(this.bb_pos + offset) : false;
	}
	static startInt(builder) {
		builder.startObject(2);
	}
	static addBitWidth(builder, bitWidth) {
		builder.addFieldInt32(0, bitWidth, 0);
	}
	static addIsSigned(builder, isSigned) {
		builder.addFieldInt8(1, +isSigned, 0);
	}
	static endInt(builder) {
		return builder.endObject();
	}
	static createInt(builder, bitWidth, isSigned) {
		Int.startInt(builder);
		Int.addBitWidth(builder, bitWidth);
		Int.addIsSigned(builder, isSigned);
		return Int.endInt(builder);
	}
};
// node_modules/apache-arrow/fb/dictionary-encoding.mjs
var DictionaryEncoding = class DictionaryEncoding {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsDictionaryEncoding(bb, obj) {
		return (obj || new DictionaryEncoding()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsDictionaryEncoding(bb, obj) {
		bb.setPosition(bb.position() + 4);
		return (obj || new DictionaryEncoding()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	/**
	* The known dictionary id in the application where this data is used. In
	* the file or streaming formats, the dictionary ids are found in the
	* DictionaryBatch messages
	*/
	id() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.readInt64(this.bb_pos + offset) : BigInt("0");
	}
	/**
	* The dictionary indices are constrained to be non-negative integers. If
	* this field is null, the indices must be signed int32. To maximize
	* cross-language compatibility and performance, implementations are
	* recommended to prefer signed integer types over unsigned integer types
	* and to avoid uint64 indices unless they are required by an application.
	*/
	indexType(obj) {
		const offset = this.bb.__offset(this.bb_pos, 6);
		return offset ? (obj || new Int()).__init(this.bb.__indirect(this.bb_pos + offset), this.bb) : null;
	}
	/**
	* By default, dictionaries are not ordered, or the order does not have
	* semantic meaning. In some statistical, applications, dictionary-encoding
	* is used to represent ordered categorical data, and we provide a way to
	* preserve that metadata here
	*/
	isOrdered() {
		const offset = this.bb.__offset(this.bb_pos, 8);
		return offset ? !!this.bb.readInt8(this.bb_pos + offset) : false;
	}
	dictionaryKind() {
		const offset = this.bb.__offset(this.bb_pos, 10);
		return offset ? this.bb.readInt16(this.bb_pos + offset) : DictionaryKind.DenseArray;
	}
	static startDictionaryEncoding(builder) {
		builder.startObject(4);
	}
	static addId(builder, id) {
		builder.addFieldInt64(0, id, BigInt("0"));
	}
	static addIndexType(builder, indexTypeOffset) {
		builder.addFieldOffset(1, indexTypeOffset, 0);
	}
	static addIsOrdered(builder, isOrdered) {
		builder.addFieldInt8(2, +isOrdered, 0);
	}
	static addDictionaryKind(builder, dictionaryKind) {
		builder.addFieldInt16(3, dictionaryKind, DictionaryKind.DenseArray);
	}
	static endDictionaryEncoding(builder) {
		return builder.endObject();
	}
};
// node_modules/apache-arrow/fb/key-value.mjs
/**
* ----------------------------------------------------------------------
* user defined key value pairs to add custom metadata to arrow
* key namespacing is the responsibility of the user
*/
var KeyValue = class KeyValue {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsKeyValue(bb, obj) {
		return (obj || new KeyValue()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsKeyValue(bb, obj) {
		bb.setPosition(bb.position() + 4);
		return (obj || new KeyValue()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	key(optionalEncoding) {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.__string(this.bb_pos + offset, optionalEncoding) : null;
	}
	value(optionalEncoding) {
		const offset = this.bb.__offset(this.bb_pos, 6);
		return offset ? this.bb.__string(this.bb_pos + offset, optionalEncoding) : null;
	}
	static startKeyValue(builder) {
		builder.startObject(2);
	}
	static addKey(builder, keyOffset) {
		builder.addFieldOffset(0, keyOffset, 0);
	}
	static addValue(builder, valueOffset) {
		builder.addFieldOffset(1, valueOffset, 0);
	}
	static endKeyValue(builder) {
		return builder.endObject();
	}
	static createKeyValue(builder, keyOffset, valueOffset) {
		KeyValue.startKeyValue(builder);
		KeyValue.addKey(builder, keyOffset);
		KeyValue.addValue(builder, valueOffset);
		return KeyValue.endKeyValue(builder);
	}
};
// node_modules/apache-arrow/fb/binary.mjs
/**
* Opaque binary data
*/
var Binary$1 = class Binary$1 {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsBinary(bb, obj) {
		return (obj || new Binary$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsBinary(bb, obj) {
		bb.setPosition(bb.position() + 4);
		return (obj || new Binary$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static startBinary(builder) {
		builder.startObject(0);
	}
	static endBinary(builder) {
		return builder.endObject();
	}
	static createBinary(builder) {
		Binary$1.startBinary(builder);
		return Binary$1.endBinary(builder);
	}
};
// node_modules/apache-arrow/fb/binary-view.mjs
/**
* Logically the same as Binary, but the internal representation uses a view
* struct that contains the string length and either the string's entire data
* inline (for small strings) or an inlined prefix, an index of another buffer,
* and an offset pointing to a slice in that buffer (for non-small strings).
*
* Since it uses a variable number of data buffers, each Field with this type
* must have a corresponding entry in `variadicBufferCounts`.
*/
var BinaryView$1 = class BinaryView$1 {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsBinaryView(bb, obj) {
		return (obj || new BinaryView$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsBinaryView(bb, obj) {
		bb.setPosition(bb.position() + 4);
		return (obj || new BinaryView$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static startBinaryView(builder) {
		builder.startObject(0);
	}
	static endBinaryView(builder) {
		return builder.endObject();
	}
	static createBinaryView(builder) {
		BinaryView$1.startBinaryView(builder);
		return BinaryView$1.endBinaryView(builder);
	}
};
// node_modules/apache-arrow/fb/bool.mjs
var Bool$1 = class Bool$1 {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsBool(bb, obj) {
		return (obj || new Bool$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsBool(bb, obj) {
		bb.setPosition(bb.position() + 4);
		return (obj || new Bool$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static startBool(builder) {
		builder.startObject(0);
	}
	static endBool(builder) {
		return builder.endObject();
	}
	static createBool(builder) {
		Bool$1.startBool(builder);
		return Bool$1.endBool(builder);
	}
};
// node_modules/apache-arrow/fb/date.mjs
/**
* Date is either a 32-bit or 64-bit signed integer type representing an
* elapsed time since UNIX epoch (1970-01-01), stored in either of two units:
*
* * Milliseconds (64 bits) indicating UNIX time elapsed since the epoch (no
*   leap seconds), where the values are evenly divisible by 86400000
* * Days (32 bits) since the UNIX epoch
*/
var Date$1 = class Date$1 {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsDate(bb, obj) {
		return (obj || new Date$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsDate(bb, obj) {
		bb.setPosition(bb.position() + 4);
		return (obj || new Date$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	unit() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.readInt16(this.bb_pos + offset) : DateUnit.MILLISECOND;
	}
	static startDate(builder) {
		builder.startObject(1);
	}
	static addUnit(builder, unit) {
		builder.addFieldInt16(0, unit, DateUnit.MILLISECOND);
	}
	static endDate(builder) {
		return builder.endObject();
	}
	static createDate(builder, unit) {
		Date$1.startDate(builder);
		Date$1.addUnit(builder, unit);
		return Date$1.endDate(builder);
	}
};
// node_modules/apache-arrow/fb/decimal.mjs
/**
* Exact decimal value represented as an integer value in two's
* complement. Currently only 128-bit (16-byte) and 256-bit (32-byte) integers
* are used. The representation uses the endianness indicated
* in the Schema.
*/
var Decimal$1 = class Decimal$1 {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsDecimal(bb, obj) {
		return (obj || new Decimal$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsDecimal(bb, obj) {
		bb.setPosition(bb.position() + 4);
		return (obj || new Decimal$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	/**
	* Total number of decimal digits
	*/
	precision() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.readInt32(this.bb_pos + offset) : 0;
	}
	/**
	* Number of digits after the decimal point "."
	*/
	scale() {
		const offset = this.bb.__offset(this.bb_pos, 6);
		return offset ? this.bb.readInt32(this.bb_pos + offset) : 0;
	}
	/**
	* Number of bits per value. The only accepted widths are 128 and 256.
	* We use bitWidth for consistency with Int::bitWidth.
	*/
	bitWidth() {
		const offset = this.bb.__offset(this.bb_pos, 8);
		return offset ? this.bb.readInt32(this.bb_pos + offset) : 128;
	}
	static startDecimal(builder) {
		builder.startObject(3);
	}
	static addPrecision(builder, precision) {
		builder.addFieldInt32(0, precision, 0);
	}
	static addScale(builder, scale) {
		builder.addFieldInt32(1, scale, 0);
	}
	static addBitWidth(builder, bitWidth) {
		builder.addFieldInt32(2, bitWidth, 128);
	}
	static endDecimal(builder) {
		return builder.endObject();
	}
	static createDecimal(builder, precision, scale, bitWidth) {
		Decimal$1.startDecimal(builder);
		Decimal$1.addPrecision(builder, precision);
		Decimal$1.addScale(builder, scale);
		Decimal$1.addBitWidth(builder, bitWidth);
		return Decimal$1.endDecimal(builder);
	}
};
// node_modules/apache-arrow/fb/duration.mjs
var Duration$1 = class Duration$1 {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsDuration(bb, obj) {
		return (obj || new Duration$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsDuration(bb, obj) {
		bb.setPosition(bb.position() + 4);
		return (obj || new Duration$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	unit() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.readInt16(this.bb_pos + offset) : TimeUnit.MILLISECOND;
	}
	static startDuration(builder) {
		builder.startObject(1);
	}
	static addUnit(builder, unit) {
		builder.addFieldInt16(0, unit, TimeUnit.MILLISECOND);
	}
	static endDuration(builder) {
		return builder.endObject();
	}
	static createDuration(builder, unit) {
		Duration$1.startDuration(builder);
		Duration$1.addUnit(builder, unit);
		return Duration$1.endDuration(builder);
	}
};
// node_modules/apache-arrow/fb/fixed-size-binary.mjs
var FixedSizeBinary$1 = class FixedSizeBinary$1 {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsFixedSizeBinary(bb, obj) {
		return (obj || new FixedSizeBinary$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsFixedSizeBinary(bb, obj) {
		bb.setPosition(bb.position() + 4);
		return (obj || new FixedSizeBinary$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	/**
	* Number of bytes per value
	*/
	byteWidth() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.readInt32(this.bb_pos + offset) : 0;
	}
	static startFixedSizeBinary(builder) {
		builder.startObject(1);
	}
	static addByteWidth(builder, byteWidth) {
		builder.addFieldInt32(0, byteWidth, 0);
	}
	static endFixedSizeBinary(builder) {
		return builder.endObject();
	}
	static createFixedSizeBinary(builder, byteWidth) {
		FixedSizeBinary$1.startFixedSizeBinary(builder);
		FixedSizeBinary$1.addByteWidth(builder, byteWidth);
		return FixedSizeBinary$1.endFixedSizeBinary(builder);
	}
};
// node_modules/apache-arrow/fb/fixed-size-list.mjs
var FixedSizeList$1 = class FixedSizeList$1 {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsFixedSizeList(bb, obj) {
		return (obj || new FixedSizeList$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsFixedSizeList(bb, obj) {
		bb.setPosition(bb.position() + 4);
		return (obj || new FixedSizeList$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	/**
	* Number of list items per value
	*/
	listSize() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.readInt32(this.bb_pos + offset) : 0;
	}
	static startFixedSizeList(builder) {
		builder.startObject(1);
	}
	static addListSize(builder, listSize) {
		builder.addFieldInt32(0, listSize, 0);
	}
	static endFixedSizeList(builder) {
		return builder.endObject();
	}
	static createFixedSizeList(builder, listSize) {
		FixedSizeList$1.startFixedSizeList(builder);
		FixedSizeList$1.addListSize(builder, listSize);
		return FixedSizeList$1.endFixedSizeList(builder);
	}
};
// node_modules/apache-arrow/fb/floating-point.mjs
var FloatingPoint = class FloatingPoint {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsFloatingPoint(bb, obj) {
		return (obj || new FloatingPoint()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsFloatingPoint(bb, obj) {
		bb.setPosition(bb.position() + 4);
		return (obj || new FloatingPoint()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	precision() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.readInt16(this.bb_pos + offset) : Precision.HALF;
	}
	static startFloatingPoint(builder) {
		builder.startObject(1);
	}
	static addPrecision(builder, precision) {
		builder.addFieldInt16(0, precision, Precision.HALF);
	}
	static endFloatingPoint(builder) {
		return builder.endObject();
	}
	static createFloatingPoint(builder, precision) {
		FloatingPoint.startFloatingPoint(builder);
		FloatingPoint.addPrecision(builder, precision);
		return FloatingPoint.endFloatingPoint(builder);
	}
};
// node_modules/apache-arrow/fb/interval.mjs
var Interval = class Interval {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsInterval(bb, obj) {
		return (obj || new Interval()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsInterval(bb, obj) {
		bb.setPosition(bb.position() + 4);
		return (obj || new Interval()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	unit() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.readInt16(this.bb_pos + offset) : IntervalUnit.YEAR_MONTH;
	}
	static startInterval(builder) {
		builder.startObject(1);
	}
	static addUnit(builder, unit) {
		builder.addFieldInt16(0, unit, IntervalUnit.YEAR_MONTH);
	}
	static endInterval(builder) {
		return builder.endObject();
	}
	static createInterval(builder, unit) {
		Interval.startInterval(builder);
		Interval.addUnit(builder, unit);
		return Interval.endInterval(builder);
	}
};
// node_modules/apache-arrow/fb/large-binary.mjs
/**
* Same as Binary, but with 64-bit offsets, allowing to represent
* extremely large data values.
*/
var LargeBinary$1 = class LargeBinary$1 {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsLargeBinary(bb, obj) {
		return (obj || new LargeBinary$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsLargeBinary(bb, obj) {
		bb.setPosition(bb.position() + 4);
		return (obj || new LargeBinary$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static startLargeBinary(builder) {
		builder.startObject(0);
	}
	static endLargeBinary(builder) {
		return builder.endObject();
	}
	static createLargeBinary(builder) {
		LargeBinary$1.startLargeBinary(builder);
		return LargeBinary$1.endLargeBinary(builder);
	}
};
// node_modules/apache-arrow/fb/large-list.mjs
/**
* Same as List, but with 64-bit offsets, allowing to represent
* extremely large data values.
*/
var LargeList$1 = class LargeList$1 {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsLargeList(bb, obj) {
		return (obj || new LargeList$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsLargeList(bb, obj) {
		bb.setPosition(bb.position() + 4);
		return (obj || new LargeList$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static startLargeList(builder) {
		builder.startObject(0);
	}
	static endLargeList(builder) {
		return builder.endObject();
	}
	static createLargeList(builder) {
		LargeList$1.startLargeList(builder);
		return LargeList$1.endLargeList(builder);
	}
};
// node_modules/apache-arrow/fb/large-utf8.mjs
/**
* Same as Utf8, but with 64-bit offsets, allowing to represent
* extremely large data values.
*/
var LargeUtf8$1 = class LargeUtf8$1 {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsLargeUtf8(bb, obj) {
		return (obj || new LargeUtf8$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsLargeUtf8(bb, obj) {
		bb.setPosition(bb.position() + 4);
		return (obj || new LargeUtf8$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static startLargeUtf8(builder) {
		builder.startObject(0);
	}
	static endLargeUtf8(builder) {
		return builder.endObject();
	}
	static createLargeUtf8(builder) {
		LargeUtf8$1.startLargeUtf8(builder);
		return LargeUtf8$1.endLargeUtf8(builder);
	}
};
// node_modules/apache-arrow/fb/list.mjs
var List$1 = class List$1 {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsList(bb, obj) {
		return (obj || new List$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsList(bb, obj) {
		bb.setPosition(bb.position() + 4);
		return (obj || new List$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static startList(builder) {
		builder.startObject(0);
	}
	static endList(builder) {
		return builder.endObject();
	}
	static createList(builder) {
		List$1.startList(builder);
		return List$1.endList(builder);
	}
};
// node_modules/apache-arrow/fb/map.mjs
/**
* A Map is a logical nested type that is represented as
*
* List<entries: Struct<key: K, value: V>>
*
* In this layout, the keys and values are each respectively contiguous. We do
* not constrain the key and value types, so the application is responsible
* for ensuring that the keys are hashable and unique. Whether the keys are sorted
* may be set in the metadata for this field.
*
* In a field with Map type, the field has a child Struct field, which then
* has two children: key type and the second the value type. The names of the
* child fields may be respectively "entries", "key", and "value", but this is
* not enforced.
*
* Map
* ```text
*   - child[0] entries: Struct
*     - child[0] key: K
*     - child[1] value: V
* ```
* Neither the "entries" field nor the "key" field may be nullable.
*
* The metadata is structured so that Arrow systems without special handling
* for Map can make Map an alias for List. The "layout" attribute for the Map
* field must have the same contents as a List.
*/
var Map$1 = class Map$1 {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsMap(bb, obj) {
		return (obj || new Map$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsMap(bb, obj) {
		bb.setPosition(bb.position() + 4);
		return (obj || new Map$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	/**
	* Set to true if the keys within each value are sorted
	*/
	keysSorted() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? !!this.bb.readInt8(this.bb_pos + offset) : false;
	}
	static startMap(builder) {
		builder.startObject(1);
	}
	static addKeysSorted(builder, keysSorted) {
		builder.addFieldInt8(0, +keysSorted, 0);
	}
	static endMap(builder) {
		return builder.endObject();
	}
	static createMap(builder, keysSorted) {
		Map$1.startMap(builder);
		Map$1.addKeysSorted(builder, keysSorted);
		return Map$1.endMap(builder);
	}
};
// node_modules/apache-arrow/fb/null.mjs
/**
* These are stored in the flatbuffer in the Type union below
*/
var Null$1 = class Null$1 {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsNull(bb, obj) {
		return (obj || new Null$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsNull(bb, obj) {
		bb.setPosition(bb.position() + 4);
		return (obj || new Null$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static startNull(builder) {
		builder.startObject(0);
	}
	static endNull(builder) {
		return builder.endObject();
	}
	static createNull(builder) {
		Null$1.startNull(builder);
		return Null$1.endNull(builder);
	}
};
// node_modules/apache-arrow/fb/struct-.mjs
/**
* A Struct_ in the flatbuffer metadata is the same as an Arrow Struct
* (according to the physical memory layout). We used Struct_ here as
* Struct is a reserved word in Flatbuffers
*/
var Struct_ = class Struct_ {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsStruct_(bb, obj) {
		return (obj || new Struct_()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsStruct_(bb, obj) {
		bb.setPosition(bb.position() + 4);
		return (obj || new Struct_()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static startStruct_(builder) {
		builder.startObject(0);
	}
	static endStruct_(builder) {
		return builder.endObject();
	}
	static createStruct_(builder) {
		Struct_.startStruct_(builder);
		return Struct_.endStruct_(builder);
	}
};
// node_modules/apache-arrow/fb/time.mjs
/**
* Time is either a 32-bit or 64-bit signed integer type representing an
* elapsed time since midnight, stored in either of four units: seconds,
* milliseconds, microseconds or nanoseconds.
*
* The integer `bitWidth` depends on the `unit` and must be one of the following:
* * SECOND and MILLISECOND: 32 bits
* * MICROSECOND and NANOSECOND: 64 bits
*
* The allowed values are between 0 (inclusive) and 86400 (=24*60*60) seconds
* (exclusive), adjusted for the time unit (for example, up to 86400000
* exclusive for the MILLISECOND unit).
* This definition doesn't allow for leap seconds. Time values from
* measurements with leap seconds will need to be corrected when ingesting
* into Arrow (for example by replacing the value 86400 with 86399).
*/
var Time = class Time {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsTime(bb, obj) {
		return (obj || new Time()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsTime(bb, obj) {
		bb.setPosition(bb.position() + 4);
		return (obj || new Time()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	unit() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.readInt16(this.bb_pos + offset) : TimeUnit.MILLISECOND;
	}
	bitWidth() {
		const offset = this.bb.__offset(this.bb_pos, 6);
		return offset ? this.bb.readInt32(this.bb_pos + offset) : 32;
	}
	static startTime(builder) {
		builder.startObject(2);
	}
	static addUnit(builder, unit) {
		builder.addFieldInt16(0, unit, TimeUnit.MILLISECOND);
	}
	static addBitWidth(builder, bitWidth) {
		builder.addFieldInt32(1, bitWidth, 32);
	}
	static endTime(builder) {
		return builder.endObject();
	}
	static createTime(builder, unit, bitWidth) {
		Time.startTime(builder);
		Time.addUnit(builder, unit);
		Time.addBitWidth(builder, bitWidth);
		return Time.endTime(builder);
	}
};
// node_modules/apache-arrow/fb/timestamp.mjs
/**
* Timestamp is a 64-bit signed integer representing an elapsed time since a
* fixed epoch, stored in either of four units: seconds, milliseconds,
* microseconds or nanoseconds, and is optionally annotated with a timezone.
*
* Timestamp values do not include any leap seconds (in other words, all
* days are considered 86400 seconds long).
*
* Timestamps with a non-empty timezone
* ------------------------------------
*
* If a Timestamp column has a non-empty timezone value, its epoch is
* 1970-01-01 00:00:00 (January 1st 1970, midnight) in the *UTC* timezone
* (the Unix epoch), regardless of the Timestamp's own timezone.
*
* Therefore, timestamp values with a non-empty timezone correspond to
* physical points in time together with some additional information about
* how the data was obtained and/or how to display it (the timezone).
*
*   For example, the timestamp value 0 with the timezone string "Europe/Paris"
*   corresponds to "January 1st 1970, 00h00" in the UTC timezone, but the
*   application may prefer to display it as "January 1st 1970, 01h00" in
*   the Europe/Paris timezone (which is the same physical point in time).
*
* One consequence is that timestamp values with a non-empty timezone
* can be compared and ordered directly, since they all share the same
* well-known point of reference (the Unix epoch).
*
* Timestamps with an unset / empty timezone
* -----------------------------------------
*
* If a Timestamp column has no timezone value, its epoch is
* 1970-01-01 00:00:00 (January 1st 1970, midnight) in an *unknown* timezone.
*
* Therefore, timestamp values without a timezone cannot be meaningfully
* interpreted as physical points in time, but only as calendar / clock
* indications ("wall clock time") in an unspecified timezone.
*
*   For example, the timestamp value 0 with an empty timezone string
*   corresponds to "January 1st 1970, 00h00" in an unknown timezone: there
*   is not enough information to interpret it as a well-defined physical
*   point in time.
*
* One consequence is that timestamp values without a timezone cannot
* be reliably compared or ordered, since they may have different points of
* reference.  In particular, it is *not* possible to interpret an unset
* or empty timezone as the same as "UTC".
*
* Conversion between timezones
* ----------------------------
*
* If a Timestamp column has a non-empty timezone, changing the timezone
* to a different non-empty value is a metadata-only operation:
* the timestamp values need not change as their point of reference remains
* the same (the Unix epoch).
*
* However, if a Timestamp column has no timezone value, changing it to a
* non-empty value requires to think about the desired semantics.
* One possibility is to assume that the original timestamp values are
* relative to the epoch of the timezone being set; timestamp values should
* then adjusted to the Unix epoch (for example, changing the timezone from
* empty to "Europe/Paris" would require converting the timestamp values
* from "Europe/Paris" to "UTC", which seems counter-intuitive but is
* nevertheless correct).
*
* Guidelines for encoding data from external libraries
* ----------------------------------------------------
*
* Date & time libraries often have multiple different data types for temporal
* data. In order to ease interoperability between different implementations the
* Arrow project has some recommendations for encoding these types into a Timestamp
* column.
*
* An "instant" represents a physical point in time that has no relevant timezone
* (for example, astronomical data). To encode an instant, use a Timestamp with
* the timezone string set to "UTC", and make sure the Timestamp values
* are relative to the UTC epoch (January 1st 1970, midnight).
*
* A "zoned date-time" represents a physical point in time annotated with an
* informative timezone (for example, the timezone in which the data was
* recorded).  To encode a zoned date-time, use a Timestamp with the timezone
* string set to the name of the timezone, and make sure the Timestamp values
* are relative to the UTC epoch (January 1st 1970, midnight).
*
*  (There is some ambiguity between an instant and a zoned date-time with the
*   UTC timezone.  Both of these are stored the same in Arrow.  Typically,
*   this distinction does not matter.  If it does, then an application should
*   use custom metadata or an extension type to distinguish between the two cases.)
*
* An "offset date-time" represents a physical point in time combined with an
* explicit offset from UTC.  To encode an offset date-time, use a Timestamp
* with the timezone string set to the numeric timezone offset string
* (e.g. "+03:00"), and make sure the Timestamp values are relative to
* the UTC epoch (January 1st 1970, midnight).
*
* A "naive date-time" (also called "local date-time" in some libraries)
* represents a wall clock time combined with a calendar date, but with
* no indication of how to map this information to a physical point in time.
* Naive date-times must be handled with care because of this missing
* information, and also because daylight saving time (DST) may make
* some values ambiguous or nonexistent. A naive date-time may be
* stored as a struct with Date and Time fields. However, it may also be
* encoded into a Timestamp column with an empty timezone. The timestamp
* values should be computed "as if" the timezone of the date-time values
* was UTC; for example, the naive date-time "January 1st 1970, 00h00" would
* be encoded as timestamp value 0.
*/
var Timestamp = class Timestamp {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsTimestamp(bb, obj) {
		return (obj || new Timestamp()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsTimestamp(bb, obj) {
		bb.setPosition(bb.position() + 4);
		return (obj || new Timestamp()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	unit() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.readInt16(this.bb_pos + offset) : TimeUnit.SECOND;
	}
	timezone(optionalEncoding) {
		const offset = this.bb.__offset(this.bb_pos, 6);
		return offset ? this.bb.__string(this.bb_pos + offset, optionalEncoding) : null;
	}
	static startTimestamp(builder) {
		builder.startObject(2);
	}
	static addUnit(builder, unit) {
		builder.addFieldInt16(0, unit, TimeUnit.SECOND);
	}
	static addTimezone(builder, timezoneOffset) {
		builder.addFieldOffset(1, timezoneOffset, 0);
	}
	static endTimestamp(builder) {
		return builder.endObject();
	}
	static createTimestamp(builder, unit, timezoneOffset) {
		Timestamp.startTimestamp(builder);
		Timestamp.addUnit(builder, unit);
		Timestamp.addTimezone(builder, timezoneOffset);
		return Timestamp.endTimestamp(builder);
	}
};
// node_modules/apache-arrow/fb/union.mjs
/**
* A union is a complex type with children in Field
* By default ids in the type vector refer to the offsets in the children
* optionally typeIds provides an indirection between the child offset and the type id
* for each child `typeIds[offset]` is the id used in the type vector
*/
var Union = class Union {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsUnion(bb, obj) {
		return (obj || new Union()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsUnion(bb, obj) {
		bb.setPosition(bb.position() + 4);
		return (obj || new Union()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	mode() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.readInt16(this.bb_pos + offset) : UnionMode.Sparse;
	}
	typeIds(index) {
		const offset = this.bb.__offset(this.bb_pos, 6);
		return offset ? this.bb.readInt32(this.bb.__vector(this.bb_pos + offset) + index * 4) : 0;
	}
	typeIdsLength() {
		const offset = this.bb.__offset(this.bb_pos, 6);
		return offset ? this.bb.__vector_len(this.bb_pos + offset) : 0;
	}
	typeIdsArray() {
		const offset = this.bb.__offset(this.bb_pos, 6);
		return offset ? new Int32Array(this.bb.bytes().buffer, this.bb.bytes().byteOffset + this.bb.__vector(this.bb_pos + offset), this.bb.__vector_len(this.bb_pos + offset)) : null;
	}
	static startUnion(builder) {
		builder.startObject(2);
	}
	static addMode(builder, mode) {
		builder.addFieldInt16(0, mode, UnionMode.Sparse);
	}
	static addTypeIds(builder, typeIdsOffset) {
		builder.addFieldOffset(1, typeIdsOffset, 0);
	}
	static createTypeIdsVector(builder, data) {
		builder.startVector(4, data.length, 4);
		for (let i = data.length - 1; i >= 0; i--) builder.addInt32(data[i]);
		return builder.endVector();
	}
	static startTypeIdsVector(builder, numElems) {
		builder.startVector(4, numElems, 4);
	}
	static endUnion(builder) {
		return builder.endObject();
	}
	static createUnion(builder, mode, typeIdsOffset) {
		Union.startUnion(builder);
		Union.addMode(builder, mode);
		Union.addTypeIds(builder, typeIdsOffset);
		return Union.endUnion(builder);
	}
};
// node_modules/apache-arrow/fb/utf8.mjs
/**
* Unicode with UTF-8 encoding
*/
var Utf8$1 = class Utf8$1 {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsUtf8(bb, obj) {
		return (obj || new Utf8$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsUtf8(bb, obj) {
		bb.setPosition(bb.position() + 4);
		return (obj || new Utf8$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static startUtf8(builder) {
		builder.startObject(0);
	}
	static endUtf8(builder) {
		return builder.endObject();
	}
	static createUtf8(builder) {
		Utf8$1.startUtf8(builder);
		return Utf8$1.endUtf8(builder);
	}
};
// node_modules/apache-arrow/fb/utf8-view.mjs
/**
* Logically the same as Utf8, but the internal representation uses a view
* struct that contains the string length and either the string's entire data
* inline (for small strings) or an inlined prefix, an index of another buffer,
* and an offset pointing to a slice in that buffer (for non-small strings).
*
* Since it uses a variable number of data buffers, each Field with this type
* must have a corresponding entry in `variadicBufferCounts`.
*/
var Utf8View$1 = class Utf8View$1 {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsUtf8View(bb, obj) {
		return (obj || new Utf8View$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsUtf8View(bb, obj) {
		bb.setPosition(bb.position() + 4);
		return (obj || new Utf8View$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static startUtf8View(builder) {
		builder.startObject(0);
	}
	static endUtf8View(builder) {
		return builder.endObject();
	}
	static createUtf8View(builder) {
		Utf8View$1.startUtf8View(builder);
		return Utf8View$1.endUtf8View(builder);
	}
};
// node_modules/apache-arrow/fb/type.mjs
/**
* ----------------------------------------------------------------------
* Top-level Type value, enabling extensible type-specific metadata. We can
* add new logical types to Type without breaking backwards compatibility
*/
var Type$1;
(function(Type) {
	Type[Type["NONE"] = 0] = "NONE";
	Type[Type["Null"] = 1] = "Null";
	Type[Type["Int"] = 2] = "Int";
	Type[Type["FloatingPoint"] = 3] = "FloatingPoint";
	Type[Type["Binary"] = 4] = "Binary";
	Type[Type["Utf8"] = 5] = "Utf8";
	Type[Type["Bool"] = 6] = "Bool";
	Type[Type["Decimal"] = 7] = "Decimal";
	Type[Type["Date"] = 8] = "Date";
	Type[Type["Time"] = 9] = "Time";
	Type[Type["Timestamp"] = 10] = "Timestamp";
	Type[Type["Interval"] = 11] = "Interval";
	Type[Type["List"] = 12] = "List";
	Type[Type["Struct_"] = 13] = "Struct_";
	Type[Type["Union"] = 14] = "Union";
	Type[Type["FixedSizeBinary"] = 15] = "FixedSizeBinary";
	Type[Type["FixedSizeList"] = 16] = "FixedSizeList";
	Type[Type["Map"] = 17] = "Map";
	Type[Type["Duration"] = 18] = "Duration";
	Type[Type["LargeBinary"] = 19] = "LargeBinary";
	Type[Type["LargeUtf8"] = 20] = "LargeUtf8";
	Type[Type["LargeList"] = 21] = "LargeList";
	Type[Type["RunEndEncoded"] = 22] = "RunEndEncoded";
	Type[Type["BinaryView"] = 23] = "BinaryView";
	Type[Type["Utf8View"] = 24] = "Utf8View";
	Type[Type["ListView"] = 25] = "ListView";
	Type[Type["LargeListView"] = 26] = "LargeListView";
})(Type$1 || (Type$1 = {}));
// node_modules/apache-arrow/fb/field.mjs
/**
* ----------------------------------------------------------------------
* A field represents a named column in a record / row batch or child of a
* nested type.
*/
var Field$1 = class Field$1 {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsField(bb, obj) {
		return (obj || new Field$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsField(bb, obj) {
		bb.setPosition(bb.position() + 4);
		return (obj || new Field$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	name(optionalEncoding) {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.__string(this.bb_pos + offset, optionalEncoding) : null;
	}
	/**
	* Whether or not this field can contain nulls. Should be true in general.
	*/
	nullable() {
		const offset = this.bb.__offset(this.bb_pos, 6);
		return offset ? !!this.bb.readInt8(this.bb_pos + offset) : false;
	}
	typeType() {
		const offset = this.bb.__offset(this.bb_pos, 8);
		return offset ? this.bb.readUint8(this.bb_pos + offset) : Type$1.NONE;
	}
	/**
	* This is the type of the decoded value if the field is dictionary encoded.
	*/
	type(obj) {
		const offset = this.bb.__offset(this.bb_pos, 10);
		return offset ? this.bb.__union(obj, this.bb_pos + offset) : null;
	}
	/**
	* Present only if the field is dictionary encoded.
	*/
	dictionary(obj) {
		const offset = this.bb.__offset(this.bb_pos, 12);
		return offset ? (obj || new DictionaryEncoding()).__init(this.bb.__indirect(this.bb_pos + offset), this.bb) : null;
	}
	/**
	* children apply only to nested data types like Struct, List and Union. For
	* primitive types children will have length 0.
	*/
	children(index, obj) {
		const offset = this.bb.__offset(this.bb_pos, 14);
		return offset ? (obj || new Field$1()).__init(this.bb.__indirect(this.bb.__vector(this.bb_pos + offset) + index * 4), this.bb) : null;
	}
	childrenLength() {
		const offset = this.bb.__offset(this.bb_pos, 14);
		return offset ? this.bb.__vector_len(this.bb_pos + offset) : 0;
	}
	/**
	* User-defined metadata
	*/
	customMetadata(index, obj) {
		const offset = this.bb.__offset(this.bb_pos, 16);
		return offset ? (obj || new KeyValue()).__init(this.bb.__indirect(this.bb.__vector(this.bb_pos + offset) + index * 4), this.bb) : null;
	}
	customMetadataLength() {
		const offset = this.bb.__offset(this.bb_pos, 16);
		return offset ? this.bb.__vector_len(this.bb_pos + offset) : 0;
	}
	static startField(builder) {
		builder.startObject(7);
	}
	static addName(builder, nameOffset) {
		builder.addFieldOffset(0, nameOffset, 0);
	}
	static addNullable(builder, nullable) {
		builder.addFieldInt8(1, +nullable, 0);
	}
	static addTypeType(builder, typeType) {
		builder.addFieldInt8(2, typeType, Type$1.NONE);
	}
	static addType(builder, typeOffset) {
		builder.addFieldOffset(3, typeOffset, 0);
	}
	static addDictionary(builder, dictionaryOffset) {
		builder.addFieldOffset(4, dictionaryOffset, 0);
	}
	static addChildren(builder, childrenOffset) {
		builder.addFieldOffset(5, childrenOffset, 0);
	}
	static createChildrenVector(builder, data) {
		builder.startVector(4, data.length, 4);
		for (let i = data.length - 1; i >= 0; i--) builder.addOffset(data[i]);
		return builder.endVector();
	}
	static startChildrenVector(builder, numElems) {
		builder.startVector(4, numElems, 4);
	}
	static addCustomMetadata(builder, customMetadataOffset) {
		builder.addFieldOffset(6, customMetadataOffset, 0);
	}
	static createCustomMetadataVector(builder, data) {
		builder.startVector(4, data.length, 4);
		for (let i = data.length - 1; i >= 0; i--) builder.addOffset(data[i]);
		return builder.endVector();
	}
	static startCustomMetadataVector(builder, numElems) {
		builder.startVector(4, numElems, 4);
	}
	static endField(builder) {
		return builder.endObject();
	}
};
// node_modules/apache-arrow/fb/schema.mjs
/**
* ----------------------------------------------------------------------
* A Schema describes the columns in a row batch
*/
var Schema$1 = class Schema$1 {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsSchema(bb, obj) {
		return (obj || new Schema$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsSchema(bb, obj) {
		bb.setPosition(bb.position() + 4);
		return (obj || new Schema$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	/**
	* endianness of the buffer
	* it is Little Endian by default
	* if endianness doesn't match the underlying system then the vectors need to be converted
	*/
	endianness() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.readInt16(this.bb_pos + offset) : Endianness.Little;
	}
	fields(index, obj) {
		const offset = this.bb.__offset(this.bb_pos, 6);
		return offset ? (obj || new Field$1()).__init(this.bb.__indirect(this.bb.__vector(this.bb_pos + offset) + index * 4), this.bb) : null;
	}
	fieldsLength() {
		const offset = this.bb.__offset(this.bb_pos, 6);
		return offset ? this.bb.__vector_len(this.bb_pos + offset) : 0;
	}
	customMetadata(index, obj) {
		const offset = this.bb.__offset(this.bb_pos, 8);
		return offset ? (obj || new KeyValue()).__init(this.bb.__indirect(this.bb.__vector(this.bb_pos + offset) + index * 4), this.bb) : null;
	}
	customMetadataLength() {
		const offset = this.bb.__offset(this.bb_pos, 8);
		return offset ? this.bb.__vector_len(this.bb_pos + offset) : 0;
	}
	/**
	* Features used in the stream/file.
	*/
	features(index) {
		const offset = this.bb.__offset(this.bb_pos, 10);
		return offset ? this.bb.readInt64(this.bb.__vector(this.bb_pos + offset) + index * 8) : BigInt(0);
	}
	featuresLength() {
		const offset = this.bb.__offset(this.bb_pos, 10);
		return offset ? this.bb.__vector_len(this.bb_pos + offset) : 0;
	}
	static startSchema(builder) {
		builder.startObject(4);
	}
	static addEndianness(builder, endianness) {
		builder.addFieldInt16(0, endianness, Endianness.Little);
	}
	static addFields(builder, fieldsOffset) {
		builder.addFieldOffset(1, fieldsOffset, 0);
	}
	static createFieldsVector(builder, data) {
		builder.startVector(4, data.length, 4);
		for (let i = data.length - 1; i >= 0; i--) builder.addOffset(data[i]);
		return builder.endVector();
	}
	static startFieldsVector(builder, numElems) {
		builder.startVector(4, numElems, 4);
	}
	static addCustomMetadata(builder, customMetadataOffset) {
		builder.addFieldOffset(2, customMetadataOffset, 0);
	}
	static createCustomMetadataVector(builder, data) {
		builder.startVector(4, data.length, 4);
		for (let i = data.length - 1; i >= 0; i--) builder.addOffset(data[i]);
		return builder.endVector();
	}
	static startCustomMetadataVector(builder, numElems) {
		builder.startVector(4, numElems, 4);
	}
	static addFeatures(builder, featuresOffset) {
		builder.addFieldOffset(3, featuresOffset, 0);
	}
	static createFeaturesVector(builder, data) {
		builder.startVector(8, data.length, 8);
		for (let i = data.length - 1; i >= 0; i--) builder.addInt64(data[i]);
		return builder.endVector();
	}
	static startFeaturesVector(builder, numElems) {
		builder.startVector(8, numElems, 8);
	}
	static endSchema(builder) {
		return builder.endObject();
	}
	static createSchema(builder, endianness, fieldsOffset, customMetadataOffset, featuresOffset) {
		Schema$1.startSchema(builder);
		Schema$1.addEndianness(builder, endianness);
		Schema$1.addFields(builder, fieldsOffset);
		Schema$1.addCustomMetadata(builder, customMetadataOffset);
		Schema$1.addFeatures(builder, featuresOffset);
		return Schema$1.endSchema(builder);
	}
};
// node_modules/apache-arrow/fb/message-header.mjs
/**
* ----------------------------------------------------------------------
* The root Message type
* This union enables us to easily send different message types without
* redundant storage, and in the future we can easily add new message types.
*
* Arrow implementations do not need to implement all of the message types,
* which may include experimental metadata types. For maximum compatibility,
* it is best to send data using RecordBatch
*/
var MessageHeader;
(function(MessageHeader) {
	MessageHeader[MessageHeader["NONE"] = 0] = "NONE";
	MessageHeader[MessageHeader["Schema"] = 1] = "Schema";
	MessageHeader[MessageHeader["DictionaryBatch"] = 2] = "DictionaryBatch";
	MessageHeader[MessageHeader["RecordBatch"] = 3] = "RecordBatch";
	MessageHeader[MessageHeader["Tensor"] = 4] = "Tensor";
	MessageHeader[MessageHeader["SparseTensor"] = 5] = "SparseTensor";
})(MessageHeader || (MessageHeader = {}));
// node_modules/apache-arrow/enum.mjs
/**
* Main data type enumeration.
*
* Data types in this library are all *logical*. They can be expressed as
* either a primitive physical type (bytes or bits of some fixed size), a
* nested type consisting of other data types, or another data type (e.g. a
* timestamp encoded as an int64).
*
* **Note**: Only non-negative enum values are written to an Arrow IPC payload.
*
* The rest of the values are specified here so TypeScript can narrow the type
* signatures further beyond the base Arrow Types. The Arrow DataTypes include
* metadata like `bitWidth` that impact the type signatures of the values we
* accept and return.
*
* For example, the `Int8Vector` reads 1-byte numbers from an `Int8Array`, an
* `Int32Vector` reads a 4-byte number from an `Int32Array`, and an `Int64Vector`
* reads a pair of 4-byte lo, hi 32-bit integers as a zero-copy slice from the
* underlying `Int32Array`.
*
* Library consumers benefit by knowing the narrowest type, since we can ensure
* the types across all public methods are propagated, and never bail to `any`.
* These values are _never_ used at runtime, and they will _never_ be written
* to the flatbuffers metadata of serialized Arrow IPC payloads.
*/
var Type;
(function(Type) {
	Type[Type["NONE"] = 0] = "NONE";
	Type[Type["Null"] = 1] = "Null";
	Type[Type["Int"] = 2] = "Int";
	Type[Type["Float"] = 3] = "Float";
	Type[Type["Binary"] = 4] = "Binary";
	Type[Type["Utf8"] = 5] = "Utf8";
	Type[Type["Bool"] = 6] = "Bool";
	Type[Type["Decimal"] = 7] = "Decimal";
	Type[Type["Date"] = 8] = "Date";
	Type[Type["Time"] = 9] = "Time";
	Type[Type["Timestamp"] = 10] = "Timestamp";
	Type[Type["Interval"] = 11] = "Interval";
	Type[Type["List"] = 12] = "List";
	Type[Type["Struct"] = 13] = "Struct";
	Type[Type["Union"] = 14] = "Union";
	Type[Type["FixedSizeBinary"] = 15] = "FixedSizeBinary";
	Type[Type["FixedSizeList"] = 16] = "FixedSizeList";
	Type[Type["Map"] = 17] = "Map";
	Type[Type["Duration"] = 18] = "Duration";
	Type[Type["LargeBinary"] = 19] = "LargeBinary";
	Type[Type["LargeUtf8"] = 20] = "LargeUtf8";
	Type[Type["LargeList"] = 21] = "LargeList";
	Type[Type["BinaryView"] = 23] = "BinaryView";
	Type[Type["Utf8View"] = 24] = "Utf8View";
	Type[Type["Dictionary"] = -1] = "Dictionary";
	Type[Type["Int8"] = -2] = "Int8";
	Type[Type["Int16"] = -3] = "Int16";
	Type[Type["Int32"] = -4] = "Int32";
	Type[Type["Int64"] = -5] = "Int64";
	Type[Type["Uint8"] = -6] = "Uint8";
	Type[Type["Uint16"] = -7] = "Uint16";
	Type[Type["Uint32"] = -8] = "Uint32";
	Type[Type["Uint64"] = -9] = "Uint64";
	Type[Type["Float16"] = -10] = "Float16";
	Type[Type["Float32"] = -11] = "Float32";
	Type[Type["Float64"] = -12] = "Float64";
	Type[Type["DateDay"] = -13] = "DateDay";
	Type[Type["DateMillisecond"] = -14] = "DateMillisecond";
	Type[Type["TimestampSecond"] = -15] = "TimestampSecond";
	Type[Type["TimestampMillisecond"] = -16] = "TimestampMillisecond";
	Type[Type["TimestampMicrosecond"] = -17] = "TimestampMicrosecond";
	Type[Type["TimestampNanosecond"] = -18] = "TimestampNanosecond";
	Type[Type["TimeSecond"] = -19] = "TimeSecond";
	Type[Type["TimeMillisecond"] = -20] = "TimeMillisecond";
	Type[Type["TimeMicrosecond"] = -21] = "TimeMicrosecond";
	Type[Type["TimeNanosecond"] = -22] = "TimeNanosecond";
	Type[Type["DenseUnion"] = -23] = "DenseUnion";
	Type[Type["SparseUnion"] = -24] = "SparseUnion";
	Type[Type["IntervalDayTime"] = -25] = "IntervalDayTime";
	Type[Type["IntervalYearMonth"] = -26] = "IntervalYearMonth";
	Type[Type["DurationSecond"] = -27] = "DurationSecond";
	Type[Type["DurationMillisecond"] = -28] = "DurationMillisecond";
	Type[Type["DurationMicrosecond"] = -29] = "DurationMicrosecond";
	Type[Type["DurationNanosecond"] = -30] = "DurationNanosecond";
	Type[Type["IntervalMonthDayNano"] = -31] = "IntervalMonthDayNano";
})(Type || (Type = {}));
var BufferType;
(function(BufferType) {
	/**
	* used in List type, Dense Union and variable length primitive types (String, Binary)
	*/
	BufferType[BufferType["OFFSET"] = 0] = "OFFSET";
	/**
	* actual data, either fixed width primitive types in slots or variable width delimited by an OFFSET vector
	*/
	BufferType[BufferType["DATA"] = 1] = "DATA";
	/**
	* Bit vector indicating if each value is null
	*/
	BufferType[BufferType["VALIDITY"] = 2] = "VALIDITY";
	/**
	* Type vector used in Union type
	*/
	BufferType[BufferType["TYPE"] = 3] = "TYPE";
})(BufferType || (BufferType = {}));
// node_modules/apache-arrow/util/bigint.mjs
/**
* Converts an integer as a number or bigint to a number, throwing an error if the input cannot safely be represented as a number.
*/
function bigIntToNumber(number) {
	if (typeof number === "bigint" && (number < Number.MIN_SAFE_INTEGER || number > Number.MAX_SAFE_INTEGER)) throw new TypeError(`${number} is not safe to convert to a number.`);
	return Number(number);
}
// node_modules/apache-arrow/type.mjs
var _a;
var _b;
var _c;
var _d;
var _e;
var _f;
var _g;
var _h;
var _j;
var _k;
var _l;
var _m;
var _o;
var _p;
var _q;
var _r;
var _s;
var _t;
var _u;
var _v;
var _w;
var _x;
var _y;
var _z;
var _0;
/** @ignore */
var kDataTypeSymbol = Symbol.for("apache-arrow/DataType");
/**
* An abstract base class for classes that encapsulate metadata about each of
* the logical types that Arrow can represent.
*/
var DataType = class DataType {
	/**
	* Check if an object is an instance of DataType.
	* This works across different instances of the Arrow library.
	*
	* Note: We intentionally do NOT implement Symbol.hasInstance here because
	* it would break instanceof checks for subclasses like Struct, Dictionary, etc.
	* Use DataType.isDataType() for cross-library type checking instead.
	* @nocollapse
	*/
	static isDataType(x) {
		return (x === null || x === void 0 ? void 0 : x[kDataTypeSymbol]) === true;
	}
	/** @nocollapse */ static isNull(x) {
		return (x === null || x === void 0 ? void 0 : x.typeId) === Type.Null;
	}
	/** @nocollapse */ static isInt(x) {
		return (x === null || x === void 0 ? void 0 : x.typeId) === Type.Int;
	}
	/** @nocollapse */ static isFloat(x) {
		return (x === null || x === void 0 ? void 0 : x.typeId) === Type.Float;
	}
	/** @nocollapse */ static isBinary(x) {
		return (x === null || x === void 0 ? void 0 : x.typeId) === Type.Binary;
	}
	/** @nocollapse */ static isBinaryView(x) {
		return (x === null || x === void 0 ? void 0 : x.typeId) === Type.BinaryView;
	}
	/** @nocollapse */ static isLargeBinary(x) {
		return (x === null || x === void 0 ? void 0 : x.typeId) === Type.LargeBinary;
	}
	/** @nocollapse */ static isUtf8(x) {
		return (x === null || x === void 0 ? void 0 : x.typeId) === Type.Utf8;
	}
	/** @nocollapse */ static isUtf8View(x) {
		return (x === null || x === void 0 ? void 0 : x.typeId) === Type.Utf8View;
	}
	/** @nocollapse */ static isLargeUtf8(x) {
		return (x === null || x === void 0 ? void 0 : x.typeId) === Type.LargeUtf8;
	}
	/** @nocollapse */ static isBool(x) {
		return (x === null || x === void 0 ? void 0 : x.typeId) === Type.Bool;
	}
	/** @nocollapse */ static isDecimal(x) {
		return (x === null || x === void 0 ? void 0 : x.typeId) === Type.Decimal;
	}
	/** @nocollapse */ static isDate(x) {
		return (x === null || x === void 0 ? void 0 : x.typeId) === Type.Date;
	}
	/** @nocollapse */ static isTime(x) {
		return (x === null || x === void 0 ? void 0 : x.typeId) === Type.Time;
	}
	/** @nocollapse */ static isTimestamp(x) {
		return (x === null || x === void 0 ? void 0 : x.typeId) === Type.Timestamp;
	}
	/** @nocollapse */ static isInterval(x) {
		return (x === null || x === void 0 ? void 0 : x.typeId) === Type.Interval;
	}
	/** @nocollapse */ static isDuration(x) {
		return (x === null || x === void 0 ? void 0 : x.typeId) === Type.Duration;
	}
	/** @nocollapse */ static isList(x) {
		return (x === null || x === void 0 ? void 0 : x.typeId) === Type.List;
	}
	/** @nocollapse */ static isLargeList(x) {
		return (x === null || x === void 0 ? void 0 : x.typeId) === Type.LargeList;
	}
	/** @nocollapse */ static isStruct(x) {
		return (x === null || x === void 0 ? void 0 : x.typeId) === Type.Struct;
	}
	/** @nocollapse */ static isUnion(x) {
		return (x === null || x === void 0 ? void 0 : x.typeId) === Type.Union;
	}
	/** @nocollapse */ static isFixedSizeBinary(x) {
		return (x === null || x === void 0 ? void 0 : x.typeId) === Type.FixedSizeBinary;
	}
	/** @nocollapse */ static isFixedSizeList(x) {
		return (x === null || x === void 0 ? void 0 : x.typeId) === Type.FixedSizeList;
	}
	/** @nocollapse */ static isMap(x) {
		return (x === null || x === void 0 ? void 0 : x.typeId) === Type.Map;
	}
	/** @nocollapse */ static isDictionary(x) {
		return (x === null || x === void 0 ? void 0 : x.typeId) === Type.Dictionary;
	}
	/** @nocollapse */ static isDenseUnion(x) {
		return DataType.isUnion(x) && x.mode === UnionMode.Dense;
	}
	/** @nocollapse */ static isSparseUnion(x) {
		return DataType.isUnion(x) && x.mode === UnionMode.Sparse;
	}
	constructor(typeId) {
		this.typeId = typeId;
	}
};
_a = Symbol.toStringTag;
DataType[_a] = ((proto) => {
	proto.children = null;
	proto.ArrayType = Array;
	proto.OffsetArrayType = Int32Array;
	proto[kDataTypeSymbol] = true;
	return proto[Symbol.toStringTag] = "DataType";
})(DataType.prototype);
/** @ignore */
var Null = class extends DataType {
	constructor() {
		super(Type.Null);
	}
	toString() {
		return `Null`;
	}
};
_b = Symbol.toStringTag;
Null[_b] = ((proto) => proto[Symbol.toStringTag] = "Null")(Null.prototype);
/** @ignore */
var Int_ = class extends DataType {
	constructor(isSigned, bitWidth) {
		super(Type.Int);
		this.isSigned = isSigned;
		this.bitWidth = bitWidth;
	}
	get ArrayType() {
		switch (this.bitWidth) {
			case 8: return this.isSigned ? Int8Array : Uint8Array;
			case 16: return this.isSigned ? Int16Array : Uint16Array;
			case 32: return this.isSigned ? Int32Array : Uint32Array;
			case 64: return this.isSigned ? BigInt64Array : BigUint64Array;
		}
		throw new Error(`Unrecognized ${this[Symbol.toStringTag]} type`);
	}
	toString() {
		return `${this.isSigned ? `I` : `Ui`}nt${this.bitWidth}`;
	}
};
_c = Symbol.toStringTag;
Int_[_c] = ((proto) => {
	proto.isSigned = null;
	proto.bitWidth = null;
	return proto[Symbol.toStringTag] = "Int";
})(Int_.prototype);
/** @ignore */
var Int8 = class extends Int_ {
	constructor() {
		super(true, 8);
	}
	get ArrayType() {
		return Int8Array;
	}
};
/** @ignore */
var Int16 = class extends Int_ {
	constructor() {
		super(true, 16);
	}
	get ArrayType() {
		return Int16Array;
	}
};
/** @ignore */
var Int32 = class extends Int_ {
	constructor() {
		super(true, 32);
	}
	get ArrayType() {
		return Int32Array;
	}
};
/** @ignore */
var Int64 = class extends Int_ {
	constructor() {
		super(true, 64);
	}
	get ArrayType() {
		return BigInt64Array;
	}
};
/** @ignore */
var Uint8 = class extends Int_ {
	constructor() {
		super(false, 8);
	}
	get ArrayType() {
		return Uint8Array;
	}
};
/** @ignore */
var Uint16 = class extends Int_ {
	constructor() {
		super(false, 16);
	}
	get ArrayType() {
		return Uint16Array;
	}
};
/** @ignore */
var Uint32 = class extends Int_ {
	constructor() {
		super(false, 32);
	}
	get ArrayType() {
		return Uint32Array;
	}
};
/** @ignore */
var Uint64 = class extends Int_ {
	constructor() {
		super(false, 64);
	}
	get ArrayType() {
		return BigUint64Array;
	}
};
Object.defineProperty(Int8.prototype, "ArrayType", { value: Int8Array });
Object.defineProperty(Int16.prototype, "ArrayType", { value: Int16Array });
Object.defineProperty(Int32.prototype, "ArrayType", { value: Int32Array });
Object.defineProperty(Int64.prototype, "ArrayType", { value: BigInt64Array });
Object.defineProperty(Uint8.prototype, "ArrayType", { value: Uint8Array });
Object.defineProperty(Uint16.prototype, "ArrayType", { value: Uint16Array });
Object.defineProperty(Uint32.prototype, "ArrayType", { value: Uint32Array });
Object.defineProperty(Uint64.prototype, "ArrayType", { value: BigUint64Array });
/** @ignore */
var Float = class extends DataType {
	constructor(precision) {
		super(Type.Float);
		this.precision = precision;
	}
	get ArrayType() {
		switch (this.precision) {
			case Precision.HALF: return Uint16Array;
			case Precision.SINGLE: return Float32Array;
			case Precision.DOUBLE: return Float64Array;
		}
		throw new Error(`Unrecognized ${this[Symbol.toStringTag]} type`);
	}
	toString() {
		return `Float${this.precision << 5 || 16}`;
	}
};
_d = Symbol.toStringTag;
Float[_d] = ((proto) => {
	proto.precision = null;
	return proto[Symbol.toStringTag] = "Float";
})(Float.prototype);
/** @ignore */
var Float16 = class extends Float {
	constructor() {
		super(Precision.HALF);
	}
};
/** @ignore */
var Float32 = class extends Float {
	constructor() {
		super(Precision.SINGLE);
	}
};
/** @ignore */
var Float64 = class extends Float {
	constructor() {
		super(Precision.DOUBLE);
	}
};
Object.defineProperty(Float16.prototype, "ArrayType", { value: Uint16Array });
Object.defineProperty(Float32.prototype, "ArrayType", { value: Float32Array });
Object.defineProperty(Float64.prototype, "ArrayType", { value: Float64Array });
/** @ignore */
var Binary = class extends DataType {
	constructor() {
		super(Type.Binary);
	}
	toString() {
		return `Binary`;
	}
};
_e = Symbol.toStringTag;
Binary[_e] = ((proto) => {
	proto.ArrayType = Uint8Array;
	return proto[Symbol.toStringTag] = "Binary";
})(Binary.prototype);
/** @ignore */
var BinaryView = class extends DataType {
	constructor() {
		super(Type.BinaryView);
	}
	toString() {
		return `BinaryView`;
	}
};
_f = Symbol.toStringTag;
BinaryView.ELEMENT_WIDTH = 16;
BinaryView.INLINE_CAPACITY = 12;
BinaryView.LENGTH_OFFSET = 0;
BinaryView.INLINE_OFFSET = 4;
BinaryView.BUFFER_INDEX_OFFSET = 8;
BinaryView.BUFFER_OFFSET_OFFSET = 12;
BinaryView[_f] = ((proto) => {
	proto.ArrayType = Uint8Array;
	return proto[Symbol.toStringTag] = "BinaryView";
})(BinaryView.prototype);
/** @ignore */
var LargeBinary = class extends DataType {
	constructor() {
		super(Type.LargeBinary);
	}
	toString() {
		return `LargeBinary`;
	}
};
_g = Symbol.toStringTag;
LargeBinary[_g] = ((proto) => {
	proto.ArrayType = Uint8Array;
	proto.OffsetArrayType = BigInt64Array;
	return proto[Symbol.toStringTag] = "LargeBinary";
})(LargeBinary.prototype);
/** @ignore */
var Utf8 = class extends DataType {
	constructor() {
		super(Type.Utf8);
	}
	toString() {
		return `Utf8`;
	}
};
_h = Symbol.toStringTag;
Utf8[_h] = ((proto) => {
	proto.ArrayType = Uint8Array;
	return proto[Symbol.toStringTag] = "Utf8";
})(Utf8.prototype);
/** @ignore */
var Utf8View = class extends DataType {
	constructor() {
		super(Type.Utf8View);
	}
	toString() {
		return `Utf8View`;
	}
};
_j = Symbol.toStringTag;
Utf8View.ELEMENT_WIDTH = BinaryView.ELEMENT_WIDTH;
Utf8View.INLINE_CAPACITY = BinaryView.INLINE_CAPACITY;
Utf8View[_j] = ((proto) => {
	proto.ArrayType = Uint8Array;
	return proto[Symbol.toStringTag] = "Utf8View";
})(Utf8View.prototype);
/** @ignore */
var LargeUtf8 = class extends DataType {
	constructor() {
		super(Type.LargeUtf8);
	}
	toString() {
		return `LargeUtf8`;
	}
};
_k = Symbol.toStringTag;
LargeUtf8[_k] = ((proto) => {
	proto.ArrayType = Uint8Array;
	proto.OffsetArrayType = BigInt64Array;
	return proto[Symbol.toStringTag] = "LargeUtf8";
})(LargeUtf8.prototype);
/** @ignore */
var Bool = class extends DataType {
	constructor() {
		super(Type.Bool);
	}
	toString() {
		return `Bool`;
	}
};
_l = Symbol.toStringTag;
Bool[_l] = ((proto) => {
	proto.ArrayType = Uint8Array;
	return proto[Symbol.toStringTag] = "Bool";
})(Bool.prototype);
/** @ignore */
var Decimal = class extends DataType {
	constructor(scale, precision, bitWidth = 128) {
		super(Type.Decimal);
		this.scale = scale;
		this.precision = precision;
		this.bitWidth = bitWidth;
	}
	toString() {
		return `Decimal[${this.precision}e${this.scale > 0 ? `+` : ``}${this.scale}]`;
	}
};
_m = Symbol.toStringTag;
Decimal[_m] = ((proto) => {
	proto.scale = null;
	proto.precision = null;
	proto.ArrayType = Uint32Array;
	return proto[Symbol.toStringTag] = "Decimal";
})(Decimal.prototype);
/** @ignore */
var Date_ = class extends DataType {
	constructor(unit) {
		super(Type.Date);
		this.unit = unit;
	}
	toString() {
		return `Date${(this.unit + 1) * 32}<${DateUnit[this.unit]}>`;
	}
	get ArrayType() {
		return this.unit === DateUnit.DAY ? Int32Array : BigInt64Array;
	}
};
_o = Symbol.toStringTag;
Date_[_o] = ((proto) => {
	proto.unit = null;
	return proto[Symbol.toStringTag] = "Date";
})(Date_.prototype);
/** @ignore */
var Time_ = class extends DataType {
	constructor(unit, bitWidth) {
		super(Type.Time);
		this.unit = unit;
		this.bitWidth = bitWidth;
	}
	toString() {
		return `Time${this.bitWidth}<${TimeUnit[this.unit]}>`;
	}
	get ArrayType() {
		switch (this.bitWidth) {
			case 32: return Int32Array;
			case 64: return BigInt64Array;
		}
		throw new Error(`Unrecognized ${this[Symbol.toStringTag]} type`);
	}
};
_p = Symbol.toStringTag;
Time_[_p] = ((proto) => {
	proto.unit = null;
	proto.bitWidth = null;
	return proto[Symbol.toStringTag] = "Time";
})(Time_.prototype);
/** @ignore */
var Timestamp_ = class extends DataType {
	constructor(unit, timezone) {
		super(Type.Timestamp);
		this.unit = unit;
		this.timezone = timezone;
	}
	toString() {
		return `Timestamp<${TimeUnit[this.unit]}${this.timezone ? `, ${this.timezone}` : ``}>`;
	}
};
_q = Symbol.toStringTag;
Timestamp_[_q] = ((proto) => {
	proto.unit = null;
	proto.timezone = null;
	proto.ArrayType = BigInt64Array;
	return proto[Symbol.toStringTag] = "Timestamp";
})(Timestamp_.prototype);
/** @ignore */
var Interval_ = class extends DataType {
	constructor(unit) {
		super(Type.Interval);
		this.unit = unit;
	}
	toString() {
		return `Interval<${IntervalUnit[this.unit]}>`;
	}
};
_r = Symbol.toStringTag;
Interval_[_r] = ((proto) => {
	proto.unit = null;
	proto.ArrayType = Int32Array;
	return proto[Symbol.toStringTag] = "Interval";
})(Interval_.prototype);
/** @ignore */
var Duration = class extends DataType {
	constructor(unit) {
		super(Type.Duration);
		this.unit = unit;
	}
	toString() {
		return `Duration<${TimeUnit[this.unit]}>`;
	}
};
_s = Symbol.toStringTag;
Duration[_s] = ((proto) => {
	proto.unit = null;
	proto.ArrayType = BigInt64Array;
	return proto[Symbol.toStringTag] = "Duration";
})(Duration.prototype);
/** @ignore */
var List = class extends DataType {
	constructor(child) {
		super(Type.List);
		this.children = [child];
	}
	toString() {
		return `List<${this.valueType}>`;
	}
	get valueType() {
		return this.children[0].type;
	}
	get valueField() {
		return this.children[0];
	}
	get ArrayType() {
		return this.valueType.ArrayType;
	}
};
_t = Symbol.toStringTag;
List[_t] = ((proto) => {
	proto.children = null;
	return proto[Symbol.toStringTag] = "List";
})(List.prototype);
/**
* Like `List`, but with 64-bit value offsets — use this when a list column's
* cumulative child-element count would exceed `List`'s 32-bit offset ceiling
* of `2^31 - 1`. Otherwise prefer `List`.
*
* Values round-trip losslessly through Arrow IPC at any 64-bit offset magnitude.
* In-process JavaScript APIs (`.get(i)`, slicing, builders) narrow offsets to a
* JS `number` and are therefore bounded by `Number.MAX_SAFE_INTEGER`
* (`2^53 - 1`, about 9×10^15) cumulative child elements per column. If an
* operation would cross that ceiling, it throws a `TypeError` rather than
* silently returning data at a truncated index. This matches the behavior of
* `LargeUtf8` and `LargeBinary`.
*
* @ignore
*/
var LargeList = class extends DataType {
	constructor(child) {
		super(Type.LargeList);
		this.children = [child];
	}
	toString() {
		return `LargeList<${this.valueType}>`;
	}
	get valueType() {
		return this.children[0].type;
	}
	get valueField() {
		return this.children[0];
	}
	get ArrayType() {
		return this.valueType.ArrayType;
	}
};
_u = Symbol.toStringTag;
LargeList[_u] = ((proto) => {
	proto.children = null;
	proto.OffsetArrayType = BigInt64Array;
	return proto[Symbol.toStringTag] = "LargeList";
})(LargeList.prototype);
/** @ignore */
var Struct = class extends DataType {
	constructor(children) {
		super(Type.Struct);
		this.children = children;
	}
	toString() {
		return `Struct<{${this.children.map((f) => `${f.name}:${f.type}`).join(`, `)}}>`;
	}
};
_v = Symbol.toStringTag;
Struct[_v] = ((proto) => {
	proto.children = null;
	return proto[Symbol.toStringTag] = "Struct";
})(Struct.prototype);
/** @ignore */
var Union_ = class extends DataType {
	constructor(mode, typeIds, children) {
		super(Type.Union);
		this.mode = mode;
		this.children = children;
		this.typeIds = typeIds = Int32Array.from(typeIds);
		this.typeIdToChildIndex = typeIds.reduce((typeIdToChildIndex, typeId, idx) => (typeIdToChildIndex[typeId] = idx) && typeIdToChildIndex || typeIdToChildIndex, Object.create(null));
	}
	toString() {
		return `${this[Symbol.toStringTag]}<${this.children.map((x) => `${x.type}`).join(` | `)}>`;
	}
};
_w = Symbol.toStringTag;
Union_[_w] = ((proto) => {
	proto.mode = null;
	proto.typeIds = null;
	proto.children = null;
	proto.typeIdToChildIndex = null;
	proto.ArrayType = Int8Array;
	return proto[Symbol.toStringTag] = "Union";
})(Union_.prototype);
/** @ignore */
var FixedSizeBinary = class extends DataType {
	constructor(byteWidth) {
		super(Type.FixedSizeBinary);
		this.byteWidth = byteWidth;
	}
	toString() {
		return `FixedSizeBinary[${this.byteWidth}]`;
	}
};
_x = Symbol.toStringTag;
FixedSizeBinary[_x] = ((proto) => {
	proto.byteWidth = null;
	proto.ArrayType = Uint8Array;
	return proto[Symbol.toStringTag] = "FixedSizeBinary";
})(FixedSizeBinary.prototype);
/** @ignore */
var FixedSizeList = class extends DataType {
	constructor(listSize, child) {
		super(Type.FixedSizeList);
		this.listSize = listSize;
		this.children = [child];
	}
	get valueType() {
		return this.children[0].type;
	}
	get valueField() {
		return this.children[0];
	}
	get ArrayType() {
		return this.valueType.ArrayType;
	}
	toString() {
		return `FixedSizeList[${this.listSize}]<${this.valueType}>`;
	}
};
_y = Symbol.toStringTag;
FixedSizeList[_y] = ((proto) => {
	proto.children = null;
	proto.listSize = null;
	return proto[Symbol.toStringTag] = "FixedSizeList";
})(FixedSizeList.prototype);
/** @ignore */
var Map_ = class extends DataType {
	constructor(entries, keysSorted = false) {
		var _1, _2, _3;
		super(Type.Map);
		this.children = [entries];
		this.keysSorted = keysSorted;
		if (entries) {
			entries["name"] = "entries";
			if ((_1 = entries === null || entries === void 0 ? void 0 : entries.type) === null || _1 === void 0 ? void 0 : _1.children) {
				const key = (_2 = entries === null || entries === void 0 ? void 0 : entries.type) === null || _2 === void 0 ? void 0 : _2.children[0];
				if (key) key["name"] = "key";
				const val = (_3 = entries === null || entries === void 0 ? void 0 : entries.type) === null || _3 === void 0 ? void 0 : _3.children[1];
				if (val) val["name"] = "value";
			}
		}
	}
	get keyType() {
		return this.children[0].type.children[0].type;
	}
	get valueType() {
		return this.children[0].type.children[1].type;
	}
	get childType() {
		return this.children[0].type;
	}
	toString() {
		return `Map<{${this.children[0].type.children.map((f) => `${f.name}:${f.type}`).join(`, `)}}>`;
	}
};
_z = Symbol.toStringTag;
Map_[_z] = ((proto) => {
	proto.children = null;
	proto.keysSorted = null;
	return proto[Symbol.toStringTag] = "Map_";
})(Map_.prototype);
/** @ignore */
var getId = ((atomicDictionaryId) => () => ++atomicDictionaryId)(-1);
/** @ignore */
var Dictionary = class extends DataType {
	constructor(dictionary, indices, id, isOrdered) {
		super(Type.Dictionary);
		this.indices = indices;
		this.dictionary = dictionary;
		this.isOrdered = isOrdered || false;
		this.id = id == null ? getId() : bigIntToNumber(id);
	}
	get children() {
		return this.dictionary.children;
	}
	get valueType() {
		return this.dictionary;
	}
	get ArrayType() {
		return this.dictionary.ArrayType;
	}
	toString() {
		return `Dictionary<${this.indices}, ${this.dictionary}>`;
	}
};
_0 = Symbol.toStringTag;
Dictionary[_0] = ((proto) => {
	proto.id = null;
	proto.indices = null;
	proto.isOrdered = null;
	proto.dictionary = null;
	return proto[Symbol.toStringTag] = "Dictionary";
})(Dictionary.prototype);
// node_modules/apache-arrow/visitor.mjs
var Visitor = class {
	visitMany(nodes, ...args) {
		return nodes.map((node, i) => this.visit(node, ...args.map((x) => x[i])));
	}
	visit(...args) {
		return this.getVisitFn(args[0], false).apply(this, args);
	}
	getVisitFn(node, throwIfNotFound = true) {
		return getVisitFn(this, node, throwIfNotFound);
	}
	getVisitFnByTypeId(typeId, throwIfNotFound = true) {
		return getVisitFnByTypeId(this, typeId, throwIfNotFound);
	}
	visitNull(_node, ..._args) {
		return null;
	}
	visitBool(_node, ..._args) {
		return null;
	}
	visitInt(_node, ..._args) {
		return null;
	}
	visitFloat(_node, ..._args) {
		return null;
	}
	visitUtf8(_node, ..._args) {
		return null;
	}
	visitLargeUtf8(_node, ..._args) {
		return null;
	}
	visitUtf8View(_node, ..._args) {
		return null;
	}
	visitBinary(_node, ..._args) {
		return null;
	}
	visitLargeBinary(_node, ..._args) {
		return null;
	}
	visitBinaryView(_node, ..._args) {
		return null;
	}
	visitFixedSizeBinary(_node, ..._args) {
		return null;
	}
	visitDate(_node, ..._args) {
		return null;
	}
	visitTimestamp(_node, ..._args) {
		return null;
	}
	visitTime(_node, ..._args) {
		return null;
	}
	visitDecimal(_node, ..._args) {
		return null;
	}
	visitList(_node, ..._args) {
		return null;
	}
	visitLargeList(_node, ..._args) {
		return null;
	}
	visitStruct(_node, ..._args) {
		return null;
	}
	visitUnion(_node, ..._args) {
		return null;
	}
	visitDictionary(_node, ..._args) {
		return null;
	}
	visitInterval(_node, ..._args) {
		return null;
	}
	visitDuration(_node, ..._args) {
		return null;
	}
	visitFixedSizeList(_node, ..._args) {
		return null;
	}
	visitMap(_node, ..._args) {
		return null;
	}
};
/** @ignore */
function getVisitFn(visitor, node, throwIfNotFound = true) {
	if (typeof node === "number") return getVisitFnByTypeId(visitor, node, throwIfNotFound);
	if (typeof node === "string" && node in Type) return getVisitFnByTypeId(visitor, Type[node], throwIfNotFound);
	if (node && node instanceof DataType) return getVisitFnByTypeId(visitor, inferDType(node), throwIfNotFound);
	if ((node === null || node === void 0 ? void 0 : node.type) && node.type instanceof DataType) return getVisitFnByTypeId(visitor, inferDType(node.type), throwIfNotFound);
	return getVisitFnByTypeId(visitor, Type.NONE, throwIfNotFound);
}
/** @ignore */
function getVisitFnByTypeId(visitor, dtype, throwIfNotFound = true) {
	let fn = null;
	switch (dtype) {
		case Type.Null:
			fn = visitor.visitNull;
			break;
		case Type.Bool:
			fn = visitor.visitBool;
			break;
		case Type.Int:
			fn = visitor.visitInt;
			break;
		case Type.Int8:
			fn = visitor.visitInt8 || visitor.visitInt;
			break;
		case Type.Int16:
			fn = visitor.visitInt16 || visitor.visitInt;
			break;
		case Type.Int32:
			fn = visitor.visitInt32 || visitor.visitInt;
			break;
		case Type.Int64:
			fn = visitor.visitInt64 || visitor.visitInt;
			break;
		case Type.Uint8:
			fn = visitor.visitUint8 || visitor.visitInt;
			break;
		case Type.Uint16:
			fn = visitor.visitUint16 || visitor.visitInt;
			break;
		case Type.Uint32:
			fn = visitor.visitUint32 || visitor.visitInt;
			break;
		case Type.Uint64:
			fn = visitor.visitUint64 || visitor.visitInt;
			break;
		case Type.Float:
			fn = visitor.visitFloat;
			break;
		case Type.Float16:
			fn = visitor.visitFloat16 || visitor.visitFloat;
			break;
		case Type.Float32:
			fn = visitor.visitFloat32 || visitor.visitFloat;
			break;
		case Type.Float64:
			fn = visitor.visitFloat64 || visitor.visitFloat;
			break;
		case Type.Utf8:
			fn = visitor.visitUtf8;
			break;
		case Type.LargeUtf8:
			fn = visitor.visitLargeUtf8;
			break;
		case Type.Utf8View:
			fn = visitor.visitUtf8View || visitor.visitUtf8;
			break;
		case Type.Binary:
			fn = visitor.visitBinary;
			break;
		case Type.LargeBinary:
			fn = visitor.visitLargeBinary;
			break;
		case Type.BinaryView:
			fn = visitor.visitBinaryView || visitor.visitBinary;
			break;
		case Type.FixedSizeBinary:
			fn = visitor.visitFixedSizeBinary;
			break;
		case Type.Date:
			fn = visitor.visitDate;
			break;
		case Type.DateDay:
			fn = visitor.visitDateDay || visitor.visitDate;
			break;
		case Type.DateMillisecond:
			fn = visitor.visitDateMillisecond || visitor.visitDate;
			break;
		case Type.Timestamp:
			fn = visitor.visitTimestamp;
			break;
		case Type.TimestampSecond:
			fn = visitor.visitTimestampSecond || visitor.visitTimestamp;
			break;
		case Type.TimestampMillisecond:
			fn = visitor.visitTimestampMillisecond || visitor.visitTimestamp;
			break;
		case Type.TimestampMicrosecond:
			fn = visitor.visitTimestampMicrosecond || visitor.visitTimestamp;
			break;
		case Type.TimestampNanosecond:
			fn = visitor.visitTimestampNanosecond || visitor.visitTimestamp;
			break;
		case Type.Time:
			fn = visitor.visitTime;
			break;
		case Type.TimeSecond:
			fn = visitor.visitTimeSecond || visitor.visitTime;
			break;
		case Type.TimeMillisecond:
			fn = visitor.visitTimeMillisecond || visitor.visitTime;
			break;
		case Type.TimeMicrosecond:
			fn = visitor.visitTimeMicrosecond || visitor.visitTime;
			break;
		case Type.TimeNanosecond:
			fn = visitor.visitTimeNanosecond || visitor.visitTime;
			break;
		case Type.Decimal:
			fn = visitor.visitDecimal;
			break;
		case Type.List:
			fn = visitor.visitList;
			break;
		case Type.LargeList:
			fn = visitor.visitLargeList;
			break;
		case Type.Struct:
			fn = visitor.visitStruct;
			break;
		case Type.Union:
			fn = visitor.visitUnion;
			break;
		case Type.DenseUnion:
			fn = visitor.visitDenseUnion || visitor.visitUnion;
			break;
		case Type.SparseUnion:
			fn = visitor.visitSparseUnion || visitor.visitUnion;
			break;
		case Type.Dictionary:
			fn = visitor.visitDictionary;
			break;
		case Type.Interval:
			fn = visitor.visitInterval;
			break;
		case Type.IntervalDayTime:
			fn = visitor.visitIntervalDayTime || visitor.visitInterval;
			break;
		case Type.IntervalYearMonth:
			fn = visitor.visitIntervalYearMonth || visitor.visitInterval;
			break;
		case Type.IntervalMonthDayNano:
			fn = visitor.visitIntervalMonthDayNano || visitor.visitInterval;
			break;
		case Type.Duration:
			fn = visitor.visitDuration;
			break;
		case Type.DurationSecond:
			fn = visitor.visitDurationSecond || visitor.visitDuration;
			break;
		case Type.DurationMillisecond:
			fn = visitor.visitDurationMillisecond || visitor.visitDuration;
			break;
		case Type.DurationMicrosecond:
			fn = visitor.visitDurationMicrosecond || visitor.visitDuration;
			break;
		case Type.DurationNanosecond:
			fn = visitor.visitDurationNanosecond || visitor.visitDuration;
			break;
		case Type.FixedSizeList:
			fn = visitor.visitFixedSizeList;
			break;
		case Type.Map: fn = visitor.visitMap;
	}
	if (typeof fn === "function") return fn;
	if (!throwIfNotFound) return () => null;
	throw new Error(`Unrecognized type '${Type[dtype]}'`);
}
/** @ignore */
function inferDType(type) {
	switch (type.typeId) {
		case Type.Null: return Type.Null;
		case Type.Int: {
			const { bitWidth, isSigned } = type;
			switch (bitWidth) {
				case 8: return isSigned ? Type.Int8 : Type.Uint8;
				case 16: return isSigned ? Type.Int16 : Type.Uint16;
				case 32: return isSigned ? Type.Int32 : Type.Uint32;
				case 64: return isSigned ? Type.Int64 : Type.Uint64;
			}
			return Type.Int;
		}
		case Type.Float:
			switch (type.precision) {
				case Precision.HALF: return Type.Float16;
				case Precision.SINGLE: return Type.Float32;
				case Precision.DOUBLE: return Type.Float64;
			}
			return Type.Float;
		case Type.Binary: return Type.Binary;
		case Type.LargeBinary: return Type.LargeBinary;
		case Type.BinaryView: return Type.BinaryView;
		case Type.Utf8: return Type.Utf8;
		case Type.LargeUtf8: return Type.LargeUtf8;
		case Type.Utf8View: return Type.Utf8View;
		case Type.Bool: return Type.Bool;
		case Type.Decimal: return Type.Decimal;
		case Type.Time:
			switch (type.unit) {
				case TimeUnit.SECOND: return Type.TimeSecond;
				case TimeUnit.MILLISECOND: return Type.TimeMillisecond;
				case TimeUnit.MICROSECOND: return Type.TimeMicrosecond;
				case TimeUnit.NANOSECOND: return Type.TimeNanosecond;
			}
			return Type.Time;
		case Type.Timestamp:
			switch (type.unit) {
				case TimeUnit.SECOND: return Type.TimestampSecond;
				case TimeUnit.MILLISECOND: return Type.TimestampMillisecond;
				case TimeUnit.MICROSECOND: return Type.TimestampMicrosecond;
				case TimeUnit.NANOSECOND: return Type.TimestampNanosecond;
			}
			return Type.Timestamp;
		case Type.Date:
			switch (type.unit) {
				case DateUnit.DAY: return Type.DateDay;
				case DateUnit.MILLISECOND: return Type.DateMillisecond;
			}
			return Type.Date;
		case Type.Interval:
			switch (type.unit) {
				case IntervalUnit.DAY_TIME: return Type.IntervalDayTime;
				case IntervalUnit.YEAR_MONTH: return Type.IntervalYearMonth;
				case IntervalUnit.MONTH_DAY_NANO: return Type.IntervalMonthDayNano;
			}
			return Type.Interval;
		case Type.Duration:
			switch (type.unit) {
				case TimeUnit.SECOND: return Type.DurationSecond;
				case TimeUnit.MILLISECOND: return Type.DurationMillisecond;
				case TimeUnit.MICROSECOND: return Type.DurationMicrosecond;
				case TimeUnit.NANOSECOND: return Type.DurationNanosecond;
			}
			return Type.Duration;
		case Type.Map: return Type.Map;
		case Type.List: return Type.List;
		case Type.LargeList: return Type.LargeList;
		case Type.Struct: return Type.Struct;
		case Type.Union:
			switch (type.mode) {
				case UnionMode.Dense: return Type.DenseUnion;
				case UnionMode.Sparse: return Type.SparseUnion;
			}
			return Type.Union;
		case Type.FixedSizeBinary: return Type.FixedSizeBinary;
		case Type.FixedSizeList: return Type.FixedSizeList;
		case Type.Dictionary: return Type.Dictionary;
	}
	throw new Error(`Unrecognized type '${Type[type.typeId]}'`);
}
Visitor.prototype.visitInt8 = null;
Visitor.prototype.visitInt16 = null;
Visitor.prototype.visitInt32 = null;
Visitor.prototype.visitInt64 = null;
Visitor.prototype.visitUint8 = null;
Visitor.prototype.visitUint16 = null;
Visitor.prototype.visitUint32 = null;
Visitor.prototype.visitUint64 = null;
Visitor.prototype.visitFloat16 = null;
Visitor.prototype.visitFloat32 = null;
Visitor.prototype.visitFloat64 = null;
Visitor.prototype.visitDateDay = null;
Visitor.prototype.visitDateMillisecond = null;
Visitor.prototype.visitTimestampSecond = null;
Visitor.prototype.visitTimestampMillisecond = null;
Visitor.prototype.visitTimestampMicrosecond = null;
Visitor.prototype.visitTimestampNanosecond = null;
Visitor.prototype.visitTimeSecond = null;
Visitor.prototype.visitTimeMillisecond = null;
Visitor.prototype.visitTimeMicrosecond = null;
Visitor.prototype.visitTimeNanosecond = null;
Visitor.prototype.visitDenseUnion = null;
Visitor.prototype.visitSparseUnion = null;
Visitor.prototype.visitIntervalDayTime = null;
Visitor.prototype.visitIntervalYearMonth = null;
Visitor.prototype.visitIntervalMonthDayNano = null;
Visitor.prototype.visitDuration = null;
Visitor.prototype.visitDurationSecond = null;
Visitor.prototype.visitDurationMillisecond = null;
Visitor.prototype.visitDurationMicrosecond = null;
Visitor.prototype.visitDurationNanosecond = null;
// node_modules/apache-arrow/schema.mjs
/** @ignore */
var kSchemaSymbol = Symbol.for("apache-arrow/Schema");
/** @ignore */
var kFieldSymbol = Symbol.for("apache-arrow/Field");
var Schema = class Schema {
	/**
	* Check if an object is an instance of Schema.
	* This works across different instances of the Arrow library.
	*/
	/** @nocollapse */ static isSchema(x) {
		return (x === null || x === void 0 ? void 0 : x[kSchemaSymbol]) === true;
	}
	constructor(fields = [], metadata, dictionaries, metadataVersion = MetadataVersion.V5) {
		this.fields = fields || [];
		this.metadata = metadata || /* @__PURE__ */ new Map();
		if (!dictionaries) dictionaries = generateDictionaryMap(this.fields);
		this.dictionaries = dictionaries;
		this.metadataVersion = metadataVersion;
	}
	get [Symbol.toStringTag]() {
		return "Schema";
	}
	get names() {
		return this.fields.map((f) => f.name);
	}
	toString() {
		return `Schema<{ ${this.fields.map((f, i) => `${i}: ${f}`).join(", ")} }>`;
	}
	/**
	* Construct a new Schema containing only specified fields.
	*
	* @param fieldNames Names of fields to keep.
	* @returns A new Schema of fields matching the specified names.
	*/
	select(fieldNames) {
		const names = new Set(fieldNames);
		const fields = this.fields.filter((f) => names.has(f.name));
		return new Schema(fields, this.metadata);
	}
	/**
	* Construct a new Schema containing only fields at the specified indices.
	*
	* @param fieldIndices Indices of fields to keep.
	* @returns A new Schema of fields at the specified indices.
	*/
	selectAt(fieldIndices) {
		const fields = fieldIndices.map((i) => this.fields[i]).filter(Boolean);
		return new Schema(fields, this.metadata);
	}
	assign(...args) {
		const other = args[0] instanceof Schema ? args[0] : Array.isArray(args[0]) ? new Schema(args[0]) : new Schema(args);
		const curFields = [...this.fields];
		const metadata = mergeMaps(mergeMaps(/* @__PURE__ */ new Map(), this.metadata), other.metadata);
		const newFields = other.fields.filter((f2) => {
			const i = curFields.findIndex((f) => f.name === f2.name);
			return ~i ? (curFields[i] = f2.clone({ metadata: mergeMaps(mergeMaps(/* @__PURE__ */ new Map(), curFields[i].metadata), f2.metadata) })) && false : true;
		});
		const newDictionaries = generateDictionaryMap(newFields, /* @__PURE__ */ new Map());
		return new Schema([...curFields, ...newFields], metadata, new Map([...this.dictionaries, ...newDictionaries]));
	}
};
Schema.prototype.fields = null;
Schema.prototype.metadata = null;
Schema.prototype.dictionaries = null;
Schema.prototype[kSchemaSymbol] = true;
Object.defineProperty(Schema, Symbol.hasInstance, { value: function isSchemaInstance(instance) {
	return Function.prototype[Symbol.hasInstance].call(this, instance) || this === Schema && Schema.isSchema(instance);
} });
var Field = class Field {
	/**
	* Check if an object is an instance of Field.
	* This works across different instances of the Arrow library.
	*/
	/** @nocollapse */ static isField(x) {
		return (x === null || x === void 0 ? void 0 : x[kFieldSymbol]) === true;
	}
	/** @nocollapse */
	static new(...args) {
		let [name, type, nullable, metadata] = args;
		if (args[0] && typeof args[0] === "object") {
			({name} = args[0]);
			type === void 0 && (type = args[0].type);
			nullable === void 0 && (nullable = args[0].nullable);
			metadata === void 0 && (metadata = args[0].metadata);
		}
		return new Field(`${name}`, type, nullable, metadata);
	}
	constructor(name, type, nullable = false, metadata) {
		this.name = name;
		this.type = type;
		this.nullable = nullable;
		this.metadata = metadata || /* @__PURE__ */ new Map();
	}
	get typeId() {
		return this.type.typeId;
	}
	get [Symbol.toStringTag]() {
		return "Field";
	}
	toString() {
		return `${this.name}: ${this.type}`;
	}
	clone(...args) {
		let [name, type, nullable, metadata] = args;
		!args[0] || typeof args[0] !== "object" ? [name = this.name, type = this.type, nullable = this.nullable, metadata = this.metadata] = args : {name = this.name, type = this.type, nullable = this.nullable, metadata = this.metadata} = args[0];
		return Field.new(name, type, nullable, metadata);
	}
};
Field.prototype.type = null;
Field.prototype.name = null;
Field.prototype.nullable = null;
Field.prototype.metadata = null;
Field.prototype[kFieldSymbol] = true;
Object.defineProperty(Field, Symbol.hasInstance, { value: function isFieldInstance(instance) {
	return Function.prototype[Symbol.hasInstance].call(this, instance) || this === Field && Field.isField(instance);
} });
/** @ignore */
function mergeMaps(m1, m2) {
	return new Map([...m1 || /* @__PURE__ */ new Map(), ...m2 || /* @__PURE__ */ new Map()]);
}
/** @ignore */
function generateDictionaryMap(fields, dictionaries = /* @__PURE__ */ new Map()) {
	for (let i = -1, n = fields.length; ++i < n;) {
		const type = fields[i].type;
		if (DataType.isDictionary(type)) {
			if (!dictionaries.has(type.id)) dictionaries.set(type.id, type.dictionary);
			else if (dictionaries.get(type.id) !== type.dictionary) throw new Error(`Cannot create Schema containing two different dictionaries with the same Id`);
		}
		if (type.children && type.children.length > 0) generateDictionaryMap(type.children, dictionaries);
	}
	return dictionaries;
}
// node_modules/apache-arrow/fb/message.mjs
var Message$1 = class Message$1 {
	constructor() {
		this.bb = null;
		this.bb_pos = 0;
	}
	__init(i, bb) {
		this.bb_pos = i;
		this.bb = bb;
		return this;
	}
	static getRootAsMessage(bb, obj) {
		return (obj || new Message$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	static getSizePrefixedRootAsMessage(bb, obj) {
		bb.setPosition(bb.position() + 4);
		return (obj || new Message$1()).__init(bb.readInt32(bb.position()) + bb.position(), bb);
	}
	version() {
		const offset = this.bb.__offset(this.bb_pos, 4);
		return offset ? this.bb.readInt16(this.bb_pos + offset) : MetadataVersion.V1;
	}
	headerType() {
		const offset = this.bb.__offset(this.bb_pos, 6);
		return offset ? this.bb.readUint8(this.bb_pos + offset) : MessageHeader.NONE;
	}
	header(obj) {
		const offset = this.bb.__offset(this.bb_pos, 8);
		return offset ? this.bb.__union(obj, this.bb_pos + offset) : null;
	}
	bodyLength() {
		const offset = this.bb.__offset(this.bb_pos, 10);
		return offset ? this.bb.readInt64(this.bb_pos + offset) : BigInt("0");
	}
	customMetadata(index, obj) {
		const offset = this.bb.__offset(this.bb_pos, 12);
		return offset ? (obj || new KeyValue()).__init(this.bb.__indirect(this.bb.__vector(this.bb_pos + offset) + index * 4), this.bb) : null;
	}
	customMetadataLength() {
		const offset = this.bb.__offset(this.bb_pos, 12);
		return offset ? this.bb.__vector_len(this.bb_pos + offset) : 0;
	}
	static startMessage(builder) {
		builder.startObject(5);
	}
	static addVersion(builder, version) {
		builder.addFieldInt16(0, version, MetadataVersion.V1);
	}
	static addHeaderType(builder, headerType) {
		builder.addFieldInt8(1, headerType, MessageHeader.NONE);
	}
	static addHeader(builder, headerOffset) {
		builder.addFieldOffset(2, headerOffset, 0);
	}
	static addBodyLength(builder, bodyLength) {
		builder.addFieldInt64(3, bodyLength, BigInt("0"));
	}
	static addCustomMetadata(builder, customMetadataOffset) {
		builder.addFieldOffset(4, customMetadataOffset, 0);
	}
	static createCustomMetadataVector(builder, data) {
		builder.startVector(4, data.length, 4);
		for (let i = data.length - 1; i >= 0; i--) builder.addOffset(data[i]);
		return builder.endVector();
	}
	static startCustomMetadataVector(builder, numElems) {
		builder.startVector(4, numElems, 4);
	}
	static endMessage(builder) {
		return builder.endObject();
	}
	static finishMessageBuffer(builder, offset) {
		builder.finish(offset);
	}
	static finishSizePrefixedMessageBuffer(builder, offset) {
		builder.finish(offset, void 0, true);
	}
	static createMessage(builder, version, headerType, headerOffset, bodyLength, customMetadataOffset) {
		Message$1.startMessage(builder);
		Message$1.addVersion(builder, version);
		Message$1.addHeaderType(builder, headerType);
		Message$1.addHeader(builder, headerOffset);
		Message$1.addBodyLength(builder, bodyLength);
		Message$1.addCustomMetadata(builder, customMetadataOffset);
		return Message$1.endMessage(builder);
	}
};
// node_modules/apache-arrow/visitor/typeassembler.mjs
/** @ignore */
var TypeAssembler = class extends Visitor {
	visit(node, builder) {
		return node == null || builder == null ? void 0 : super.visit(node, builder);
	}
	visitNull(_node, b) {
		Null$1.startNull(b);
		return Null$1.endNull(b);
	}
	visitInt(node, b) {
		Int.startInt(b);
		Int.addBitWidth(b, node.bitWidth);
		Int.addIsSigned(b, node.isSigned);
		return Int.endInt(b);
	}
	visitFloat(node, b) {
		FloatingPoint.startFloatingPoint(b);
		FloatingPoint.addPrecision(b, node.precision);
		return FloatingPoint.endFloatingPoint(b);
	}
	visitBinary(_node, b) {
		Binary$1.startBinary(b);
		return Binary$1.endBinary(b);
	}
	visitBinaryView(_node, b) {
		BinaryView$1.startBinaryView(b);
		return BinaryView$1.endBinaryView(b);
	}
	visitLargeBinary(_node, b) {
		LargeBinary$1.startLargeBinary(b);
		return LargeBinary$1.endLargeBinary(b);
	}
	visitBool(_node, b) {
		Bool$1.startBool(b);
		return Bool$1.endBool(b);
	}
	visitUtf8(_node, b) {
		Utf8$1.startUtf8(b);
		return Utf8$1.endUtf8(b);
	}
	visitUtf8View(_node, b) {
		Utf8View$1.startUtf8View(b);
		return Utf8View$1.endUtf8View(b);
	}
	visitLargeUtf8(_node, b) {
		LargeUtf8$1.startLargeUtf8(b);
		return LargeUtf8$1.endLargeUtf8(b);
	}
	visitDecimal(node, b) {
		Decimal$1.startDecimal(b);
		Decimal$1.addScale(b, node.scale);
		Decimal$1.addPrecision(b, node.precision);
		Decimal$1.addBitWidth(b, node.bitWidth);
		return Decimal$1.endDecimal(b);
	}
	visitDate(node, b) {
		Date$1.startDate(b);
		Date$1.addUnit(b, node.unit);
		return Date$1.endDate(b);
	}
	visitTime(node, b) {
		Time.startTime(b);
		Time.addUnit(b, node.unit);
		Time.addBitWidth(b, node.bitWidth);
		return Time.endTime(b);
	}
	visitTimestamp(node, b) {
		const timezone = node.timezone && b.createString(node.timezone) || void 0;
		Timestamp.startTimestamp(b);
		Timestamp.addUnit(b, node.unit);
		if (timezone !== void 0) Timestamp.addTimezone(b, timezone);
		return Timestamp.endTimestamp(b);
	}
	visitInterval(node, b) {
		Interval.startInterval(b);
		Interval.addUnit(b, node.unit);
		return Interval.endInterval(b);
	}
	visitDuration(node, b) {
		Duration$1.startDuration(b);
		Duration$1.addUnit(b, node.unit);
		return Duration$1.endDuration(b);
	}
	visitList(_node, b) {
		List$1.startList(b);
		return List$1.endList(b);
	}
	visitLargeList(_node, b) {
		LargeList$1.startLargeList(b);
		return LargeList$1.endLargeList(b);
	}
	visitStruct(_node, b) {
		Struct_.startStruct_(b);
		return Struct_.endStruct_(b);
	}
	visitUnion(node, b) {
		Union.startTypeIdsVector(b, node.typeIds.length);
		const typeIds = Union.createTypeIdsVector(b, node.typeIds);
		Union.startUnion(b);
		Union.addMode(b, node.mode);
		Union.addTypeIds(b, typeIds);
		return Union.endUnion(b);
	}
	visitDictionary(node, b) {
		const indexType = this.visit(node.indices, b);
		DictionaryEncoding.startDictionaryEncoding(b);
		DictionaryEncoding.addId(b, BigInt(node.id));
		DictionaryEncoding.addIsOrdered(b, node.isOrdered);
		if (indexType !== void 0) DictionaryEncoding.addIndexType(b, indexType);
		return DictionaryEncoding.endDictionaryEncoding(b);
	}
	visitFixedSizeBinary(node, b) {
		FixedSizeBinary$1.startFixedSizeBinary(b);
		FixedSizeBinary$1.addByteWidth(b, node.byteWidth);
		return FixedSizeBinary$1.endFixedSizeBinary(b);
	}
	visitFixedSizeList(node, b) {
		FixedSizeList$1.startFixedSizeList(b);
		FixedSizeList$1.addListSize(b, node.listSize);
		return FixedSizeList$1.endFixedSizeList(b);
	}
	visitMap(node, b) {
		Map$1.startMap(b);
		Map$1.addKeysSorted(b, node.keysSorted);
		return Map$1.endMap(b);
	}
};
/** @ignore */
var instance = new TypeAssembler();
// node_modules/apache-arrow/ipc/metadata/json.mjs
/** @ignore */
function schemaFromJSON(_schema, dictionaries = /* @__PURE__ */ new Map()) {
	return new Schema(schemaFieldsFromJSON(_schema, dictionaries), customMetadataFromJSON(_schema["metadata"]), dictionaries);
}
/** @ignore */
function recordBatchFromJSON(b) {
	return new RecordBatch(b["count"], fieldNodesFromJSON(b["columns"]), buffersFromJSON(b["columns"]), null, variadicBufferCountsFromJSON(b["columns"]));
}
/** @ignore */
function dictionaryBatchFromJSON(b) {
	return new DictionaryBatch(recordBatchFromJSON(b["data"]), b["id"], b["isDelta"]);
}
/** @ignore */
function schemaFieldsFromJSON(_schema, dictionaries) {
	return (_schema["fields"] || []).filter(Boolean).map((f) => Field.fromJSON(f, dictionaries));
}
/** @ignore */
function fieldChildrenFromJSON(_field, dictionaries) {
	return (_field["children"] || []).filter(Boolean).map((f) => Field.fromJSON(f, dictionaries));
}
/** @ignore */
function fieldNodesFromJSON(xs) {
	return (xs || []).reduce((fieldNodes, column) => [
		...fieldNodes,
		new FieldNode(column["count"], nullCountFromJSON(column["VALIDITY"])),
		...fieldNodesFromJSON(column["children"])
	], []);
}
/** @ignore */
function buffersFromJSON(xs, buffers = []) {
	for (let i = -1, n = (xs || []).length; ++i < n;) {
		const column = xs[i];
		column["VALIDITY"] && buffers.push(new BufferRegion(buffers.length, column["VALIDITY"].length));
		column["TYPE_ID"] && buffers.push(new BufferRegion(buffers.length, column["TYPE_ID"].length));
		column["OFFSET"] && buffers.push(new BufferRegion(buffers.length, column["OFFSET"].length));
		column["DATA"] && buffers.push(new BufferRegion(buffers.length, column["DATA"].length));
		column["VIEWS"] && buffers.push(new BufferRegion(buffers.length, column["VIEWS"].length));
		if (column["VARIADIC_DATA_BUFFERS"]) for (const buf of column["VARIADIC_DATA_BUFFERS"]) buffers.push(new BufferRegion(buffers.length, buf.length));
		buffers = buffersFromJSON(column["children"], buffers);
	}
	return buffers;
}
/** @ignore */
function nullCountFromJSON(validity) {
	return (validity || []).reduce((sum, val) => sum + +(val === 0), 0);
}
/** @ignore */
function variadicBufferCountsFromJSON(xs) {
	return (xs || []).reduce((counts, column) => [
		...counts,
		...column["VARIADIC_DATA_BUFFERS"] ? [column["VARIADIC_DATA_BUFFERS"].length] : [],
		...variadicBufferCountsFromJSON(column["children"])
	], []);
}
/** @ignore */
function fieldFromJSON(_field, dictionaries) {
	let id;
	let keys;
	let field;
	let dictMeta;
	let type;
	let dictType;
	if (!dictionaries || !(dictMeta = _field["dictionary"])) {
		type = typeFromJSON(_field, fieldChildrenFromJSON(_field, dictionaries));
		field = new Field(_field["name"], type, _field["nullable"], customMetadataFromJSON(_field["metadata"]));
	} else if (!dictionaries.has(id = dictMeta["id"])) {
		keys = (keys = dictMeta["indexType"]) ? indexTypeFromJSON(keys) : new Int32();
		dictionaries.set(id, type = typeFromJSON(_field, fieldChildrenFromJSON(_field, dictionaries)));
		dictType = new Dictionary(type, keys, id, dictMeta["isOrdered"]);
		field = new Field(_field["name"], dictType, _field["nullable"], customMetadataFromJSON(_field["metadata"]));
	} else {
		keys = (keys = dictMeta["indexType"]) ? indexTypeFromJSON(keys) : new Int32();
		dictType = new Dictionary(dictionaries.get(id), keys, id, dictMeta["isOrdered"]);
		field = new Field(_field["name"], dictType, _field["nullable"], customMetadataFromJSON(_field["metadata"]));
	}
	return field || null;
}
/** @ignore */
function customMetadataFromJSON(metadata = []) {
	return new Map(metadata.map(({ key, value }) => [key, value]));
}
/** @ignore */
function indexTypeFromJSON(_type) {
	return new Int_(_type["isSigned"], _type["bitWidth"]);
}
/** @ignore */
function typeFromJSON(f, children) {
	const typeId = f["type"]["name"];
	switch (typeId) {
		case "NONE": return new Null();
		case "null": return new Null();
		case "binary": return new Binary();
		case "largebinary": return new LargeBinary();
		case "binaryview": return new BinaryView();
		case "utf8": return new Utf8();
		case "largeutf8": return new LargeUtf8();
		case "utf8view": return new Utf8View();
		case "bool": return new Bool();
		case "list": return new List((children || [])[0]);
		case "largelist": return new LargeList((children || [])[0]);
		case "struct": return new Struct(children || []);
		case "struct_": return new Struct(children || []);
	}
	switch (typeId) {
		case "int": {
			const t = f["type"];
			return new Int_(t["isSigned"], t["bitWidth"]);
		}
		case "floatingpoint": {
			const t = f["type"];
			return new Float(Precision[t["precision"]]);
		}
		case "decimal": {
			const t = f["type"];
			return new Decimal(t["scale"], t["precision"], t["bitWidth"]);
		}
		case "date": {
			const t = f["type"];
			return new Date_(DateUnit[t["unit"]]);
		}
		case "time": {
			const t = f["type"];
			return new Time_(TimeUnit[t["unit"]], t["bitWidth"]);
		}
		case "timestamp": {
			const t = f["type"];
			return new Timestamp_(TimeUnit[t["unit"]], t["timezone"]);
		}
		case "interval": {
			const t = f["type"];
			return new Interval_(IntervalUnit[t["unit"]]);
		}
		case "duration": {
			const t = f["type"];
			return new Duration(TimeUnit[t["unit"]]);
		}
		case "union": {
			const t = f["type"];
			const [m, ...ms] = (t["mode"] + "").toLowerCase();
			const mode = m.toUpperCase() + ms.join("");
			return new Union_(UnionMode[mode], t["typeIds"] || [], children || []);
		}
		case "fixedsizebinary": {
			const t = f["type"];
			return new FixedSizeBinary(t["byteWidth"]);
		}
		case "fixedsizelist": {
			const t = f["type"];
			return new FixedSizeList(t["listSize"], (children || [])[0]);
		}
		case "map": {
			const t = f["type"];
			return new Map_((children || [])[0], t["keysSorted"]);
		}
	}
	throw new Error(`Unrecognized type: "${typeId}"`);
}
// node_modules/apache-arrow/ipc/metadata/message.mjs
var Builder = Builder$1;
var ByteBuffer = ByteBuffer$1;
/**
* @ignore
* @private
**/
var Message = class Message {
	/** @nocollapse */
	static fromJSON(msg, headerType) {
		const message = new Message(0, MetadataVersion.V5, headerType);
		message._createHeader = messageHeaderFromJSON(msg, headerType);
		return message;
	}
	/** @nocollapse */
	static decode(buf) {
		buf = new ByteBuffer(toUint8Array(buf));
		const _message = Message$1.getRootAsMessage(buf);
		const bodyLength = _message.bodyLength();
		const version = _message.version();
		const headerType = _message.headerType();
		const metadata = decodeMessageCustomMetadata(_message);
		const message = new Message(bodyLength, version, headerType, void 0, metadata);
		message._createHeader = decodeMessageHeader(_message, headerType);
		return message;
	}
	/** @nocollapse */
	static encode(message) {
		const b = new Builder();
		let headerOffset = -1;
		if (message.isSchema()) headerOffset = Schema.encode(b, message.header());
		else if (message.isRecordBatch()) headerOffset = RecordBatch.encode(b, message.header());
		else if (message.isDictionaryBatch()) headerOffset = DictionaryBatch.encode(b, message.header());
		const customMetadataOffset = !(message.metadata && message.metadata.size > 0) ? -1 : Message$1.createCustomMetadataVector(b, [...message.metadata].map(([k, v]) => {
			const key = b.createString(`${k}`);
			const val = b.createString(`${v}`);
			KeyValue.startKeyValue(b);
			KeyValue.addKey(b, key);
			KeyValue.addValue(b, val);
			return KeyValue.endKeyValue(b);
		}));
		Message$1.startMessage(b);
		Message$1.addVersion(b, MetadataVersion.V5);
		Message$1.addHeader(b, headerOffset);
		Message$1.addHeaderType(b, message.headerType);
		Message$1.addBodyLength(b, BigInt(message.bodyLength));
		if (customMetadataOffset !== -1) Message$1.addCustomMetadata(b, customMetadataOffset);
		Message$1.finishMessageBuffer(b, Message$1.endMessage(b));
		return b.asUint8Array();
	}
	/** @nocollapse */
	static from(header, bodyLength = 0) {
		if (header instanceof Schema) return new Message(0, MetadataVersion.V5, MessageHeader.Schema, header);
		if (header instanceof RecordBatch) return new Message(bodyLength, MetadataVersion.V5, MessageHeader.RecordBatch, header, header.metadata);
		if (header instanceof DictionaryBatch) return new Message(bodyLength, MetadataVersion.V5, MessageHeader.DictionaryBatch, header);
		throw new Error(`Unrecognized Message header: ${header}`);
	}
	get type() {
		return this.headerType;
	}
	get version() {
		return this._version;
	}
	get headerType() {
		return this._headerType;
	}
	get compression() {
		return this._compression;
	}
	get bodyLength() {
		return this._bodyLength;
	}
	get metadata() {
		return this._metadata;
	}
	header() {
		return this._createHeader();
	}
	isSchema() {
		return this.headerType === MessageHeader.Schema;
	}
	isRecordBatch() {
		return this.headerType === MessageHeader.RecordBatch;
	}
	isDictionaryBatch() {
		return this.headerType === MessageHeader.DictionaryBatch;
	}
	constructor(bodyLength, version, headerType, header, metadata) {
		this._version = version;
		this._headerType = headerType;
		this.body = /* @__PURE__ */ new Uint8Array(0);
		this._compression = header === null || header === void 0 ? void 0 : header.compression;
		header && (this._createHeader = () => header);
		this._bodyLength = bigIntToNumber(bodyLength);
		this._metadata = metadata || /* @__PURE__ */ new Map();
	}
};
/**
* @ignore
* @private
**/
var RecordBatch = class {
	get nodes() {
		return this._nodes;
	}
	get length() {
		return this._length;
	}
	get buffers() {
		return this._buffers;
	}
	get compression() {
		return this._compression;
	}
	get variadicBufferCounts() {
		return this._variadicBufferCounts;
	}
	get metadata() {
		return this._metadata;
	}
	constructor(length, nodes, buffers, compression, variadicBufferCounts = [], metadata) {
		this._nodes = nodes;
		this._buffers = buffers;
		this._length = bigIntToNumber(length);
		this._compression = compression;
		this._variadicBufferCounts = variadicBufferCounts;
		this._metadata = metadata || /* @__PURE__ */ new Map();
	}
};
/**
* @ignore
* @private
**/
var DictionaryBatch = class {
	get id() {
		return this._id;
	}
	get data() {
		return this._data;
	}
	get isDelta() {
		return this._isDelta;
	}
	get length() {
		return this.data.length;
	}
	get nodes() {
		return this.data.nodes;
	}
	get buffers() {
		return this.data.buffers;
	}
	constructor(data, id, isDelta = false) {
		this._data = data;
		this._isDelta = isDelta;
		this._id = bigIntToNumber(id);
	}
};
/**
* @ignore
* @private
**/
var BufferRegion = class {
	constructor(offset, length) {
		this.offset = bigIntToNumber(offset);
		this.length = bigIntToNumber(length);
	}
};
/**
* @ignore
* @private
**/
var FieldNode = class {
	constructor(length, nullCount) {
		this.length = bigIntToNumber(length);
		this.nullCount = bigIntToNumber(nullCount);
	}
};
/**
* @ignore
* @private
**/
var BodyCompression = class {
	constructor(type, method = BodyCompressionMethod.BUFFER) {
		this.type = type;
		this.method = method;
	}
};
/** @ignore */
function messageHeaderFromJSON(message, type) {
	return (() => {
		switch (type) {
			case MessageHeader.Schema: return Schema.fromJSON(message);
			case MessageHeader.RecordBatch: return RecordBatch.fromJSON(message);
			case MessageHeader.DictionaryBatch: return DictionaryBatch.fromJSON(message);
		}
		throw new Error(`Unrecognized Message type: { name: ${MessageHeader[type]}, type: ${type} }`);
	});
}
/** @ignore */
function decodeMessageHeader(message, type) {
	return (() => {
		switch (type) {
			case MessageHeader.Schema: return Schema.decode(message.header(new Schema$1()), /* @__PURE__ */ new Map(), message.version());
			case MessageHeader.RecordBatch: return RecordBatch.decode(message.header(new RecordBatch$1()), message.version());
			case MessageHeader.DictionaryBatch: return DictionaryBatch.decode(message.header(new DictionaryBatch$1()), message.version());
		}
		throw new Error(`Unrecognized Message type: { name: ${MessageHeader[type]}, type: ${type} }`);
	});
}
Field["encode"] = encodeField;
Field["decode"] = decodeField;
Field["fromJSON"] = fieldFromJSON;
Schema["encode"] = encodeSchema;
Schema["decode"] = decodeSchema;
Schema["fromJSON"] = schemaFromJSON;
RecordBatch["encode"] = encodeRecordBatch;
RecordBatch["decode"] = decodeRecordBatch;
RecordBatch["fromJSON"] = recordBatchFromJSON;
DictionaryBatch["encode"] = encodeDictionaryBatch;
DictionaryBatch["decode"] = decodeDictionaryBatch;
DictionaryBatch["fromJSON"] = dictionaryBatchFromJSON;
FieldNode["encode"] = encodeFieldNode;
FieldNode["decode"] = decodeFieldNode;
BufferRegion["encode"] = encodeBufferRegion;
BufferRegion["decode"] = decodeBufferRegion;
BodyCompression["encode"] = encodeBodyCompression;
BodyCompression["decode"] = decodeBodyCompression;
/** @ignore */
function decodeSchema(_schema, dictionaries = /* @__PURE__ */ new Map(), version = MetadataVersion.V5) {
	return new Schema(decodeSchemaFields(_schema, dictionaries), decodeCustomMetadata(_schema), dictionaries, version);
}
/** @ignore */
function decodeRecordBatch(batch, version = MetadataVersion.V5) {
	return new RecordBatch(batch.length(), decodeFieldNodes(batch), decodeBuffers(batch, version), decodeBodyCompression(batch.compression()), decodeVariadicBufferCounts(batch));
}
/** @ignore */
function decodeDictionaryBatch(batch, version = MetadataVersion.V5) {
	return new DictionaryBatch(RecordBatch.decode(batch.data(), version), batch.id(), batch.isDelta());
}
/** @ignore */
function decodeBufferRegion(b) {
	return new BufferRegion(b.offset(), b.length());
}
/** @ignore */
function decodeFieldNode(f) {
	return new FieldNode(f.length(), f.nullCount());
}
/** @ignore */
function decodeFieldNodes(batch) {
	const nodes = [];
	for (let f, i = -1, j = -1, n = batch.nodesLength(); ++i < n;) if (f = batch.nodes(i)) nodes[++j] = FieldNode.decode(f);
	return nodes;
}
/** @ignore */
function decodeBuffers(batch, version) {
	const bufferRegions = [];
	for (let b, i = -1, j = -1, n = batch.buffersLength(); ++i < n;) if (b = batch.buffers(i)) {
		if (version < MetadataVersion.V4) b.bb_pos += 8 * (i + 1);
		bufferRegions[++j] = BufferRegion.decode(b);
	}
	return bufferRegions;
}
/** @ignore */
function decodeVariadicBufferCounts(batch) {
	const counts = [];
	const length = Math.trunc(batch.variadicBufferCountsLength());
	for (let i = 0; i < length; ++i) counts.push(bigIntToNumber(batch.variadicBufferCounts(i)));
	return counts;
}
/** @ignore */
function decodeSchemaFields(schema, dictionaries) {
	const fields = [];
	for (let f, i = -1, j = -1, n = schema.fieldsLength(); ++i < n;) if (f = schema.fields(i)) fields[++j] = Field.decode(f, dictionaries);
	return fields;
}
/** @ignore */
function decodeFieldChildren(field, dictionaries) {
	const children = [];
	for (let f, i = -1, j = -1, n = field.childrenLength(); ++i < n;) if (f = field.children(i)) children[++j] = Field.decode(f, dictionaries);
	return children;
}
/** @ignore */
function decodeField(f, dictionaries) {
	let id;
	let field;
	let type;
	let keys;
	let dictType;
	let dictMeta;
	if (!dictionaries || !(dictMeta = f.dictionary())) {
		type = decodeFieldType(f, decodeFieldChildren(f, dictionaries));
		field = new Field(f.name(), type, f.nullable(), decodeCustomMetadata(f));
	} else if (!dictionaries.has(id = bigIntToNumber(dictMeta.id()))) {
		keys = (keys = dictMeta.indexType()) ? decodeIndexType(keys) : new Int32();
		dictionaries.set(id, type = decodeFieldType(f, decodeFieldChildren(f, dictionaries)));
		dictType = new Dictionary(type, keys, id, dictMeta.isOrdered());
		field = new Field(f.name(), dictType, f.nullable(), decodeCustomMetadata(f));
	} else {
		keys = (keys = dictMeta.indexType()) ? decodeIndexType(keys) : new Int32();
		dictType = new Dictionary(dictionaries.get(id), keys, id, dictMeta.isOrdered());
		field = new Field(f.name(), dictType, f.nullable(), decodeCustomMetadata(f));
	}
	return field || null;
}
/** @ignore */
function decodeCustomMetadata(parent) {
	const data = /* @__PURE__ */ new Map();
	if (parent) {
		for (let entry, key, i = -1, n = Math.trunc(parent.customMetadataLength()); ++i < n;) if ((entry = parent.customMetadata(i)) && (key = entry.key()) != null) data.set(key, entry.value());
	}
	return data;
}
/** @ignore */
function decodeMessageCustomMetadata(message) {
	const data = /* @__PURE__ */ new Map();
	for (let entry, key, i = -1, n = Math.trunc(message.customMetadataLength()); ++i < n;) if ((entry = message.customMetadata(i)) && (key = entry.key()) != null) data.set(key, entry.value());
	return data;
}
/** @ignore */
function decodeIndexType(_type) {
	return new Int_(_type.isSigned(), _type.bitWidth());
}
/** @ignore */
function decodeFieldType(f, children) {
	const typeId = f.typeType();
	switch (typeId) {
		case Type$1["NONE"]: return new Null();
		case Type$1["Null"]: return new Null();
		case Type$1["Binary"]: return new Binary();
		case Type$1["LargeBinary"]: return new LargeBinary();
		case Type$1["BinaryView"]: return new BinaryView();
		case Type$1["Utf8"]: return new Utf8();
		case Type$1["LargeUtf8"]: return new LargeUtf8();
		case Type$1["Utf8View"]: return new Utf8View();
		case Type$1["Bool"]: return new Bool();
		case Type$1["List"]: return new List((children || [])[0]);
		case Type$1["LargeList"]: return new LargeList((children || [])[0]);
		case Type$1["Struct_"]: return new Struct(children || []);
	}
	switch (typeId) {
		case Type$1["Int"]: {
			const t = f.type(new Int());
			return new Int_(t.isSigned(), t.bitWidth());
		}
		case Type$1["FloatingPoint"]: return new Float(f.type(new FloatingPoint()).precision());
		case Type$1["Decimal"]: {
			const t = f.type(new Decimal$1());
			return new Decimal(t.scale(), t.precision(), t.bitWidth());
		}
		case Type$1["Date"]: return new Date_(f.type(new Date$1()).unit());
		case Type$1["Time"]: {
			const t = f.type(new Time());
			return new Time_(t.unit(), t.bitWidth());
		}
		case Type$1["Timestamp"]: {
			const t = f.type(new Timestamp());
			return new Timestamp_(t.unit(), t.timezone());
		}
		case Type$1["Interval"]: return new Interval_(f.type(new Interval()).unit());
		case Type$1["Duration"]: return new Duration(f.type(new Duration$1()).unit());
		case Type$1["Union"]: {
			const t = f.type(new Union());
			return new Union_(t.mode(), t.typeIdsArray() || [], children || []);
		}
		case Type$1["FixedSizeBinary"]: return new FixedSizeBinary(f.type(new FixedSizeBinary$1()).byteWidth());
		case Type$1["FixedSizeList"]: return new FixedSizeList(f.type(new FixedSizeList$1()).listSize(), (children || [])[0]);
		case Type$1["Map"]: {
			const t = f.type(new Map$1());
			return new Map_((children || [])[0], t.keysSorted());
		}
	}
	throw new Error(`Unrecognized type: "${Type$1[typeId]}" (${typeId})`);
}
/** @ignore */
function decodeBodyCompression(b) {
	return b ? new BodyCompression(b.codec(), b.method()) : null;
}
/** @ignore */
function encodeSchema(b, schema) {
	const fieldOffsets = schema.fields.map((f) => Field.encode(b, f));
	Schema$1.startFieldsVector(b, fieldOffsets.length);
	const fieldsVectorOffset = Schema$1.createFieldsVector(b, fieldOffsets);
	const metadataOffset = !(schema.metadata && schema.metadata.size > 0) ? -1 : Schema$1.createCustomMetadataVector(b, [...schema.metadata].map(([k, v]) => {
		const key = b.createString(`${k}`);
		const val = b.createString(`${v}`);
		KeyValue.startKeyValue(b);
		KeyValue.addKey(b, key);
		KeyValue.addValue(b, val);
		return KeyValue.endKeyValue(b);
	}));
	Schema$1.startSchema(b);
	Schema$1.addFields(b, fieldsVectorOffset);
	Schema$1.addEndianness(b, platformIsLittleEndian ? Endianness.Little : Endianness.Big);
	if (metadataOffset !== -1) Schema$1.addCustomMetadata(b, metadataOffset);
	return Schema$1.endSchema(b);
}
/** @ignore */
function encodeField(b, field) {
	let nameOffset = -1;
	let typeOffset = -1;
	let dictionaryOffset = -1;
	const type = field.type;
	let typeId = field.typeId;
	if (!DataType.isDictionary(type)) typeOffset = instance.visit(type, b);
	else {
		typeId = type.dictionary.typeId;
		dictionaryOffset = instance.visit(type, b);
		typeOffset = instance.visit(type.dictionary, b);
	}
	const childOffsets = (type.children || []).map((f) => Field.encode(b, f));
	const childrenVectorOffset = Field$1.createChildrenVector(b, childOffsets);
	const metadataOffset = !(field.metadata && field.metadata.size > 0) ? -1 : Field$1.createCustomMetadataVector(b, [...field.metadata].map(([k, v]) => {
		const key = b.createString(`${k}`);
		const val = b.createString(`${v}`);
		KeyValue.startKeyValue(b);
		KeyValue.addKey(b, key);
		KeyValue.addValue(b, val);
		return KeyValue.endKeyValue(b);
	}));
	if (field.name) nameOffset = b.createString(field.name);
	Field$1.startField(b);
	Field$1.addType(b, typeOffset);
	Field$1.addTypeType(b, typeId);
	Field$1.addChildren(b, childrenVectorOffset);
	Field$1.addNullable(b, !!field.nullable);
	if (nameOffset !== -1) Field$1.addName(b, nameOffset);
	if (dictionaryOffset !== -1) Field$1.addDictionary(b, dictionaryOffset);
	if (metadataOffset !== -1) Field$1.addCustomMetadata(b, metadataOffset);
	return Field$1.endField(b);
}
/** @ignore */
function encodeRecordBatch(b, recordBatch) {
	const nodes = recordBatch.nodes || [];
	const buffers = recordBatch.buffers || [];
	const variadicBufferCounts = recordBatch.variadicBufferCounts || [];
	RecordBatch$1.startNodesVector(b, nodes.length);
	for (const n of nodes.slice().reverse()) FieldNode.encode(b, n);
	const nodesVectorOffset = b.endVector();
	RecordBatch$1.startBuffersVector(b, buffers.length);
	for (const b_ of buffers.slice().reverse()) BufferRegion.encode(b, b_);
	const buffersVectorOffset = b.endVector();
	let bodyCompressionOffset = null;
	if (recordBatch.compression !== null) bodyCompressionOffset = encodeBodyCompression(b, recordBatch.compression);
	let variadicBufferCountsOffset = -1;
	if (variadicBufferCounts.length > 0) variadicBufferCountsOffset = RecordBatch$1.createVariadicBufferCountsVector(b, variadicBufferCounts.map(BigInt));
	RecordBatch$1.startRecordBatch(b);
	RecordBatch$1.addLength(b, BigInt(recordBatch.length));
	RecordBatch$1.addNodes(b, nodesVectorOffset);
	RecordBatch$1.addBuffers(b, buffersVectorOffset);
	if (recordBatch.compression !== null && bodyCompressionOffset) RecordBatch$1.addCompression(b, bodyCompressionOffset);
	if (variadicBufferCountsOffset !== -1) RecordBatch$1.addVariadicBufferCounts(b, variadicBufferCountsOffset);
	return RecordBatch$1.endRecordBatch(b);
}
/** @ignore */
function encodeBodyCompression(b, node) {
	BodyCompression$1.startBodyCompression(b);
	BodyCompression$1.addCodec(b, node.type);
	BodyCompression$1.addMethod(b, node.method);
	return BodyCompression$1.endBodyCompression(b);
}
/** @ignore */
function encodeDictionaryBatch(b, dictionaryBatch) {
	const dataOffset = RecordBatch.encode(b, dictionaryBatch.data);
	DictionaryBatch$1.startDictionaryBatch(b);
	DictionaryBatch$1.addId(b, BigInt(dictionaryBatch.id));
	DictionaryBatch$1.addIsDelta(b, dictionaryBatch.isDelta);
	DictionaryBatch$1.addData(b, dataOffset);
	return DictionaryBatch$1.endDictionaryBatch(b);
}
/** @ignore */
function encodeFieldNode(b, node) {
	return FieldNode$1.createFieldNode(b, BigInt(node.length), BigInt(node.nullCount));
}
/** @ignore */
function encodeBufferRegion(b, node) {
	return Buffer$1.createBuffer(b, BigInt(node.offset), BigInt(node.length));
}
/** @ignore */
var platformIsLittleEndian = (() => {
	const buffer = /* @__PURE__ */ new ArrayBuffer(2);
	new DataView(buffer).setInt16(0, 256, true);
	return new Int16Array(buffer)[0] === 256;
})();
// src/runtime/arrow/column-model.ts
/** A view of `elements` values over bytes that begin at `byteOffset`, which must be a multiple of the value's size. */
function viewValues(kind, buffer, byteOffset, elements) {
	switch (kind) {
		case "int8": return new Int8Array(buffer, byteOffset, elements);
		case "int16": return new Int16Array(buffer, byteOffset, elements);
		case "int32": return new Int32Array(buffer, byteOffset, elements);
		case "int64": return new BigInt64Array(buffer, byteOffset, elements);
		case "float32": return new Float32Array(buffer, byteOffset, elements);
		case "float64": return new Float64Array(buffer, byteOffset, elements);
	}
}
// src/runtime/arrow/buffers.ts
/**
* A batch as a list of byte buffers, in Arrow's order: depth first, validity, then offsets, then values of each column.
* The BATCH frame, the stored file and the transfer between threads all are this list.
*/
/** How many buffers a column of the type has. */
function bufferCount(types) {
	let count = 0;
	for (const type of types) {
		const { kind } = layoutOf(type);
		count += (kind === "struct" ? 1 : 2) + (kind === "variable" ? 1 : 0) + bufferCount(childTypes(type));
	}
	return count;
}
/**
* The reverse of `compactBuffers`: columns that view `bytes`, whose buffers lie at `regions` (each at a multiple of 8 of
* the ArrayBuffer). Throws INTERNAL where the regions cannot be such columns: the frame or file is damaged.
*/
function columnsOver(bytes, regions, types, rows) {
	if (regions.length !== bufferCount(types)) throw damaged(`it has ${regions.length} buffers, its columns ${bufferCount(types)}`);
	const cursor = new RegionCursor(bytes, regions);
	return types.map((type) => cursor.column(type, rows));
}
function damaged(reason) {
	return workbenchError("INTERNAL", "run", `A record batch is damaged: ${reason}.`);
}
var RegionCursor = class {
	bytes;
	regions;
	position = 0;
	constructor(bytes, regions) {
		this.bytes = bytes;
		this.regions = regions;
	}
	column(type, length) {
		const validity = this.validity(length);
		const layout = layoutOf(type);
		switch (layout.kind) {
			case "bits": return {
				type,
				length,
				validity,
				offsets: null,
				values: this.next(bitmapBytes(length)),
				children: []
			};
			case "fixed": {
				const view = this.next(length * layout.bytes * layout.elements);
				return {
					type,
					length,
					validity,
					offsets: null,
					values: viewValues(layout.values, view.buffer, view.byteOffset, length * layout.elements),
					children: []
				};
			}
			case "variable": {
				const offsets = this.offsets(length);
				return {
					type,
					length,
					validity,
					offsets,
					values: this.next(offsets[length] ?? 0),
					children: []
				};
			}
			case "list": {
				const offsets = this.offsets(length);
				return {
					type,
					length,
					validity,
					offsets,
					values: null,
					children: childTypes(type).map((child) => this.column(child, offsets[length] ?? 0))
				};
			}
			case "struct": return {
				type,
				length,
				validity,
				offsets: null,
				values: null,
				children: childTypes(type).map((child) => this.column(child, length))
			};
		}
	}
	validity(length) {
		if (this.regions[this.position]?.length === 0) {
			this.position += 1;
			return null;
		}
		return this.next(bitmapBytes(length));
	}
	offsets(length) {
		if (length === 0 && this.regions[this.position]?.length === 0) {
			this.position += 1;
			return /* @__PURE__ */ new Int32Array(1);
		}
		const view = this.next((length + 1) * 4);
		return new Int32Array(view.buffer, view.byteOffset, length + 1);
	}
	/** The next buffer, cut to the bytes that the column needs of it (files pad their buffers). */
	next(neededBytes) {
		const region = this.regions[this.position];
		this.position += 1;
		if (region === void 0 || neededBytes < 0 || region.length < neededBytes) throw damaged(`buffer ${this.position} has ${region?.length ?? 0} bytes, its rows need ${neededBytes}`);
		const end = region.offset + neededBytes;
		if (region.offset < 0 || end > this.bytes.length) throw damaged(`buffer ${this.position} ends at byte ${end} of ${this.bytes.length}`);
		return this.bytes.subarray(region.offset, end);
	}
};
// src/runtime/arrow/ipc-schema.ts
/** Flink types as Arrow's schema, and back out of the fields' metadata. */
/** Key of a field's metadata that holds the Flink type: Arrow has no CHAR, VARCHAR or TIMESTAMP(4). */
var FLINK_TYPE = "flink.type";
/** Fields of a schema made by `schemaOf`; null where it is another's. */
function fieldsOf$2(schema) {
	const fields = [];
	for (const field of schema.fields) {
		const text = field.metadata.get(FLINK_TYPE);
		if (text === void 0) return null;
		fields.push({
			name: field.name,
			type: parseDataType(text)
		});
	}
	return fields;
}
TimeUnit.SECOND, TimeUnit.MILLISECOND, TimeUnit.MICROSECOND, TimeUnit.NANOSECOND;
var CONTINUATION = 4294967295;
new Uint8Array(Uint32Array.of(CONTINUATION, 0).buffer);
/**
* Arrow keeps a MAP's keys and values as the two fields of a row `entries`, which has a validity of its own: empty, there is
* no NULL pair. Positions of those buffers in Arrow's list.
*/
function entriesPositions(types, start, positions) {
	let position = start;
	for (const type of types) {
		const own = bufferCount([type]) - bufferCount(childTypes(type));
		position += own;
		if (type.kind === "MAP") positions.push(position++);
		position = entriesPositions(childTypes(type), position, positions);
	}
	return position;
}
function withoutEntries(regions, types) {
	const positions = [];
	entriesPositions(types, 0, positions);
	const dropped = new Set(positions);
	return positions.length === 0 ? regions : regions.filter((_, index) => !dropped.has(index));
}
function readPrefix(bytes) {
	const view = new DataView(bytes.buffer, bytes.byteOffset, 8);
	if (view.getUint32(0, true) !== CONTINUATION) return { kind: "none" };
	const metadataBytes = view.getUint32(4, true);
	return metadataBytes === 0 ? { kind: "end" } : {
		kind: "message",
		metadataBytes
	};
}
/** null where the metadata are no message that `schemaMessage` or `batchMessage` makes. */
function readMetadata(metadata) {
	let message;
	try {
		message = Message.decode(metadata);
	} catch {
		return null;
	}
	if (message.isSchema()) {
		const fields = fieldsOf$2(message.header());
		return fields === null ? null : {
			kind: "schema",
			fields
		};
	}
	if (!message.isRecordBatch()) return null;
	const header = message.header();
	return {
		kind: "batch",
		rows: header.length,
		bodyBytes: message.bodyLength,
		regions: header.buffers
	};
}
/** Columns over a message's body, which must begin at a multiple of 8 of its ArrayBuffer. */
function readBody(message, body, fields) {
	const types = fields.map(({ type }) => type);
	return {
		rows: message.rows,
		columns: columnsOver(body, withoutEntries(message.regions, types), types, message.rows)
	};
}
// src/runtime/store/store-index.ts
/** Most heads are shorter; a longer one costs a second read. */
var HEAD_BYTES = 2048;
/** The message at `offset`, or null where there is no whole one (yet): the writer is at work, or died. */
async function messageAt(file, offset, fileBytes) {
	const head = await readBytes(file, offset, Math.min(HEAD_BYTES, fileBytes - offset));
	if (head === null || head.length < 8) return null;
	const prefix = readPrefix(head);
	if (prefix.kind !== "message") return null;
	const headBytes = 8 + prefix.metadataBytes;
	if (offset + headBytes > fileBytes) return null;
	const whole = head.length >= headBytes ? head : await readBytes(file, offset, headBytes);
	const message = whole === null ? null : readMetadata(whole.subarray(8, headBytes));
	if (message === null) return null;
	const endOffset = offset + headBytes + (message.kind === "batch" ? message.bodyBytes : 0);
	return endOffset > fileBytes ? null : {
		message,
		endOffset
	};
}
/** `count` bytes from `offset` in memory of their own, or null where the file ends before. */
async function readBytes(file, offset, count) {
	const bytes = new Uint8Array(Buffer.allocUnsafeSlow(Math.max(count, 0)).buffer);
	for (let filled = 0; filled < count;) {
		const { bytesRead } = await file.read(bytes, filled, count - filled, offset + filled);
		if (bytesRead === 0) return null;
		filled += bytesRead;
	}
	return bytes;
}
/** Adds the batches written since the last time. */
async function extendIndex(file, index) {
	const { size } = await file.stat();
	for (;;) {
		const place = await messageAt(file, index.nextOffset, size);
		if (place?.message.kind !== "batch") return;
		const { rows } = place.message;
		index.batches.push({
			firstRow: index.rows,
			rows,
			offset: index.nextOffset,
			endOffset: place.endOffset
		});
		index.rows += rows;
		index.nextOffset = place.endOffset;
	}
}
/** Reads one batch whole; null where the file is not what the index says any more. */
async function readStoredBatch(file, stored, fields) {
	const bytes = await readBytes(file, stored.offset, stored.endOffset - stored.offset);
	const prefix = bytes === null ? null : readPrefix(bytes);
	if (bytes === null || prefix?.kind !== "message") return null;
	const headBytes = 8 + prefix.metadataBytes;
	const message = readMetadata(bytes.subarray(8, headBytes));
	return message?.kind === "batch" ? readBody(message, bytes.subarray(headBytes), fields) : null;
}
/** Position of the batch that holds the row; -1 where no batch does. */
function batchOfRow(index, row) {
	let low = 0;
	let high = index.batches.length - 1;
	while (low <= high) {
		const middle = low + high >> 1;
		const batch = index.batches[middle];
		if (batch === void 0 || row < batch.firstRow) high = middle - 1;
		else if (row >= batch.firstRow + batch.rows) low = middle + 1;
		else return middle;
	}
	return -1;
}
// src/runtime/store/store-reader.ts
/** The reading side of a stored result: pages of cells, and all batches in order. */
/** Decoded batches kept, so that scrolling within them reads nothing. */
var BATCHES_KEPT = 4;
/**
* Reads while the writer appends and after its process died; a torn last batch is not there. Holds an index and a few
* batches, whatever the file's size.
*/
var StoreReader = class StoreReader {
	path;
	file;
	index;
	kept = /* @__PURE__ */ new Map();
	refreshing = null;
	constructor(path, file, index) {
		this.path = path;
		this.file = file;
		this.index = index;
	}
	/** Throws FILE_NOT_FOUND, or FILE_UNREADABLE where the file is no stored result. */
	static async open(path) {
		const file = await openFile(path);
		try {
			const { size } = await file.stat();
			const place = await messageAt(file, 0, size);
			if (place?.message.kind !== "schema") throw unreadable$1(path, "it does not begin as a stored result does");
			const { fields } = place.message;
			const reader = new StoreReader(path, file, {
				fields,
				batches: [],
				rows: 0,
				nextOffset: place.endOffset
			});
			await reader.refresh();
			return reader;
		} catch (error) {
			await file.close();
			throw error;
		}
	}
	get fields() {
		return this.index.fields;
	}
	/** Rows known since the last look. */
	get rows() {
		return this.index.rows;
	}
	/** Looks for batches written since; rows by now. */
	refresh() {
		this.refreshing ??= extendIndex(this.file, this.index).then(() => this.index.rows).finally(() => {
			this.refreshing = null;
		});
		return this.refreshing;
	}
	/** Rows [start, start + count), as many as there are by now. */
	async page(start, count) {
		if (start + count > this.index.rows) await this.refresh();
		const end = Math.min(start + count, this.index.rows);
		const rows = [];
		for (let row = Math.max(start, 0); row < end;) {
			const position = batchOfRow(this.index, row);
			const stored = this.index.batches[position];
			if (stored === void 0) break;
			const last = Math.min(end, stored.firstRow + stored.rows);
			const batch = await this.keptBatch(position, stored);
			rows.push(...readCells(batch, row - stored.firstRow, last - stored.firstRow));
			row = last;
		}
		return rows;
	}
	/** All batches in order, those too that are written meanwhile. Each has memory of its own. */
	async *batches() {
		for (let position = 0;; position++) {
			if (position === this.index.batches.length) await this.refresh();
			const stored = this.index.batches[position];
			if (stored === void 0) return;
			yield await this.readBatch(stored);
		}
	}
	async close() {
		await this.file.close();
	}
	keptBatch(position, stored) {
		const found = this.kept.get(position) ?? this.readBatch(stored);
		this.kept.delete(position);
		this.kept.set(position, found);
		found.catch(() => this.kept.delete(position));
		for (const oldest of this.kept.keys()) {
			if (this.kept.size <= BATCHES_KEPT) break;
			this.kept.delete(oldest);
		}
		return found;
	}
	async readBatch(stored) {
		const batch = await readStoredBatch(this.file, stored, this.index.fields);
		if (batch === null) throw unreadable$1(this.path, "it changed while it was read");
		return batch;
	}
};
async function openFile(path) {
	try {
		return await (0, node_fs_promises.open)(path, "r");
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "ENOENT") throw workbenchError("FILE_NOT_FOUND", "run", `There is no stored result at ${path}.`, { file: path });
		throw unreadable$1(path, error instanceof Error ? error.message : String(error));
	}
}
function unreadable$1(path, reason) {
	return workbenchError("FILE_UNREADABLE", "run", `The stored result ${path} cannot be read: ${reason}.`, { file: path }, { hint: "Run the function again; stored results are temporary." });
}
(0, node_util.promisify)(node_fs.write);
(0, node_util.promisify)(node_fs.writev);
(0, node_util.promisify)(node_fs.close);
// src/runtime/engine/crash-place.ts
/** The user's line in what Python's fault handler wrote before a process died of a signal. */
var deaths = /* @__PURE__ */ new Set(["TASK_MANAGER_DIED", "WORKER_DIED"]);
/**
* The error with `line`, `in` and the fact `file` of the innermost frame that lies in `file`, where its `stderrTail` has
* one; else the same error.
*/
function withCrashPlace(error, file) {
	if (!(error instanceof WorkbenchError) || !deaths.has(error.data.code) || error.data.line !== void 0) return error;
	const { stderrTail } = error.data.facts;
	if (typeof stderrTail !== "string") return error;
	for (const [, path, line, name] of stderrTail.matchAll(/^ {2}File "(.+)", line (\d+) in (.+)$/gm)) {
		if (path !== file || line === void 0 || name === void 0) continue;
		return new WorkbenchError({
			...error.data,
			line: Number(line),
			in: name,
			facts: {
				...error.data.facts,
				file
			}
		});
	}
	return error;
}
// src/runtime/engine/planning/output-columns.ts
/** Names and types of a job's output, as Flink gives them. */
var timestamp = {
	kind: "TIMESTAMP",
	nullable: false,
	precision: 3
};
/**
* The function's own columns: one, or the fields of a ROW that becomes columns (table functions, table aggregates, row-based
* operations). Throws BAD_TYPE_STRING for a declared type that is none, BAD_REQUEST where the number of names is another.
*/
function resultColumns(udf, shape, names, input) {
	requireKnownTypes(udf);
	if (udf.resultType === null) throw workbenchError("BAD_TYPE_STRING", "plan", `${udf.name} declares no result type.`, { function: udf.name });
	const fields = becomesColumns(udf, shape) ? fieldsOf$1(udf.resultType).map((field) => shape.join === "left" ? nullableField(field) : field) : [{
		name: names?.[0] ?? "result",
		type: udf.resultType
	}];
	if (names === void 0) return fields;
	if (names.length !== fields.length) throw wrongCount(udf, shape, fields, names, input);
	return fields.map(({ type }, index) => ({
		name: names[index] ?? "",
		type
	}));
}
/** Row kinds (changelog), kept or group columns, window bounds, the function's. Throws BAD_REQUEST for a name that comes twice. */
function outputColumns(shape, results) {
	const output = [];
	if (shape.changelog) output.push({
		name: "row_kind",
		type: {
			kind: "STRING",
			nullable: false
		}
	});
	const isGroupWindow = shape.window !== null && shape.window.window.kind !== "over";
	output.push(...shape.window?.window.kind === "over" ? shape.keep : [...shape.keep, ...shape.groupBy]);
	if (isGroupWindow) output.push({
		name: "window_start",
		type: timestamp
	}, {
		name: "window_end",
		type: timestamp
	});
	output.push(...results);
	requireDistinctNames(output);
	return output;
}
function becomesColumns(udf, shape) {
	return udf.kind === "table" || udf.kind === "table_aggregate" || shape.rowBased !== null;
}
/** A function that gives one value and no ROW has one column, named as Flink names it. */
function fieldsOf$1(type) {
	return type.kind === "ROW" ? [...type.fields] : [{
		name: "EXPR$0",
		type
	}];
}
/** A left join has NULLs for rows without results, whatever the function declares. */
function nullableField(field) {
	return {
		...field,
		type: {
			...field.type,
			nullable: true
		}
	};
}
/** What Flink's planner says of a declared type that is none, of arguments as of results. */
function requireKnownTypes(udf) {
	if (udf.problem === void 0) return;
	const facts = {
		...udf.problem.facts,
		function: udf.name,
		line: udf.line
	};
	throw new WorkbenchError({
		...udf.problem,
		facts
	});
}
/** In the words of Flink's planner: SQL names the columns it has, the Table API the function. */
function wrongCount(udf, shape, fields, names, input) {
	const columns = `${fields.length} column${fields.length === 1 ? "" : "s"}`;
	const sql = apiOf(udf.kind, shape.rowBased) === "sql";
	const flinkName = udf.flinkName ?? udf.name;
	const called = shape.rowBased === "aggregate" ? `${flinkName}(${input.map(({ name }) => name).join(", ")})` : flinkName;
	return workbenchError("BAD_REQUEST", "plan", `List of column aliases must have same degree as table; ${sql ? `table has ${fields.length} columns (${fields.map(({ name }) => `'${name}'`).join(", ")})` : `the returned table of function '${called}' has ${fields.length} columns`}, whereas alias list has ${names.length} columns`, {
		function: udf.name,
		names,
		columns: fields.map(({ name, type }) => `${name} ${formatDataType(type)}`)
	}, {
		hint: `${udf.name} gives ${columns}: give each a name, and no more.`,
		errorType: sql ? "org.apache.calcite.sql.validate.SqlValidatorException" : "org.apache.flink.table.api.ValidationException"
	});
}
function requireDistinctNames(fields) {
	const twice = fields.find((field, index) => fields.findIndex((other) => other.name === field.name) !== index);
	if (twice === void 0) return;
	throw workbenchError("BAD_REQUEST", "usage", `Two columns of the output are named ${twice.name}.`, { names: fields.map((field) => field.name) }, { hint: "Give the function's columns other names with --columns, or keep each column once." });
}
// src/runtime/engine/planning/pandas-types.ts
/** Types that Flink cannot make an Arrow field of: refused when the job's operators open, in the words of its Python worker. */
/** Throws UNSUPPORTED_TYPE naming the column, with Flink's text. */
function requirePandasTypes(udf, fields) {
	for (const { name, type } of fields) {
		const refusal = refusalOf(type);
		if (refusal === null) continue;
		throw workbenchError("UNSUPPORTED_TYPE", "run", refusal.error, {
			function: udf.name,
			name,
			type: formatDataType(type),
			line: udf.line
		}, {
			errorType: refusal.errorType,
			hint: `A pandas function cannot have the column ${name} of ${formatDataType(type)}.`
		});
	}
}
function refusalOf(type) {
	switch (type.kind) {
		case "ARRAY": {
			const word = wordOf(type.element);
			if (word === null) return refusalOf(type.element);
			return {
				error: `${word} is not supported to be used as the element type of ArrayType.`,
				errorType: "ValueError"
			};
		}
		case "ROW":
			for (const field of type.fields) {
				const word = wordOf(field.type);
				if (word === null) continue;
				return {
					error: `${word} is not supported to be used as the field type of RowType`,
					errorType: "TypeError"
				};
			}
			return type.fields.map((field) => refusalOf(field.type)).find((refusal) => refusal !== null) ?? null;
		case "MAP": return refusalOf(type.key) ?? refusalOf(type.value);
		default: return null;
	}
}
/** Flink's name of a type that may not lie inside of another. */
function wordOf(type) {
	if (type.kind === "TIMESTAMP_LTZ") return "LOCALZONEDTIMESTAMP";
	return type.kind === "ROW" ? "ROW" : null;
}
// src/runtime/engine/planning/time-zone.ts
/** Time zones as Flink's table.local-time-zone takes them: names of the time zone database, UTC, GMT+03:00. */
var fixedOffset = /^GMT([+-])(\d{1,2}):?(\d{2})$/;
function isTimeZone(zone) {
	if (fixedOffset.test(zone)) return true;
	try {
		new Intl.DateTimeFormat("en-US", { timeZone: zone });
		return true;
	} catch {
		return false;
	}
}
/** What the zone's clocks show beyond UTC at that instant, in milliseconds. */
function offsetMs(atMs, zone) {
	const fixed = fixedOffset.exec(zone);
	if (fixed !== null) return (fixed[1] === "-" ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3])) * 6e4;
	const parts = new Intl.DateTimeFormat("en-US", {
		timeZone: zone,
		hourCycle: "h23",
		year: "numeric",
		month: "numeric",
		day: "numeric",
		hour: "numeric",
		minute: "numeric",
		second: "numeric"
	}).formatToParts(atMs);
	const of = (type) => Number(parts.find((part) => part.type === type)?.value ?? "0");
	return Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second")) - Math.floor(atMs / 1e3) * 1e3;
}
// src/runtime/engine/planning/cast-cell.ts
/** The casts that Flink's planner puts around arguments of another type than the declared one, on cells. */
/** NULL where the value does not fit. `zone`: table.local-time-zone, for casts between TIMESTAMP and TIMESTAMP_LTZ. */
function castCell(cell, from, to, zone) {
	if (cell === null) return null;
	if (typeof cell !== "object") return castValue(cell, from, to, zone);
	if (from.kind === "ARRAY" && to.kind === "ARRAY") return cell.map((item) => castElement(item, from.element, to.element, zone));
	if (from.kind === "MAP" && to.kind === "MAP") return cell.map((pair) => {
		const [key = null, value = null] = typeof pair === "object" && pair !== null ? pair : [];
		return [castCell(key, from.key, to.key, zone), castCell(value, from.value, to.value, zone)];
	});
	if (from.kind === "ROW" && to.kind === "ROW") return to.fields.map((field, index) => castCell(cell[index] ?? null, from.fields[index]?.type ?? field.type, field.type, zone));
	return cell;
}
/** Flink's generated code takes the elements of a primitive type without looking whether they are there. */
function castElement(cell, from, to, zone) {
	if (cell === null && primitives.has(from.kind)) throw workbenchError("UNSUPPORTED_OPERATION", "run", `Flink cannot cast an ARRAY of ${from.kind} that holds NULL to an ARRAY of ${to.kind}.`, {
		from: from.kind,
		to: to.kind
	}, {
		errorType: "java.lang.NullPointerException",
		hint: "Declare the type that the argument has."
	});
	return castCell(cell, from, to, zone);
}
var primitives = /* @__PURE__ */ new Set([
	"BOOLEAN",
	"TINYINT",
	"SMALLINT",
	"INT",
	"BIGINT",
	"FLOAT",
	"DOUBLE"
]);
function castValue(cell, from, to, zone) {
	if (from.kind === "TIMESTAMP_LTZ" && to.kind === "TIMESTAMP") return castScalar(localTime(String(cell), zone), {
		...to,
		nullable: true
	}, to);
	if (from.kind === "TIMESTAMP" && to.kind === "TIMESTAMP_LTZ") return castScalar(instant(String(cell), zone), from, {
		...to,
		kind: "TIMESTAMP"
	})?.toString().concat("Z") ?? null;
	if (from.kind === "TIMESTAMP_LTZ" && to.kind === "TIMESTAMP_LTZ") {
		const cut = castScalar(String(cell).replace(/Z$/, ""), {
			...from,
			kind: "TIMESTAMP"
		}, {
			...to,
			kind: "TIMESTAMP"
		});
		return cut === null ? null : `${String(cut)}Z`;
	}
	if (to.kind === "BINARY" || to.kind === "VARBINARY" || to.kind === "BYTES") {
		const most = "length" in to ? to.length : Number.MAX_SAFE_INTEGER;
		return Buffer.from(String(cell), "base64").subarray(0, most).toString("base64");
	}
	if (to.kind === "DECIMAL" && (cell === "NaN" || cell === "Infinity" || cell === "-Infinity")) throw workbenchError("UNSUPPORTED_OPERATION", "run", `${cell} cannot be cast to DECIMAL.`, { value: cell }, {
		errorType: "java.lang.NumberFormatException",
		hint: "Declare DOUBLE."
	});
	return castScalar(cell, from, to);
}
/** `2024-01-02T03:04:05.123Z` as the wall clock of the zone shows it. */
function localTime(utc, zone) {
	return shifted(utc.replace(/Z$/, ""), offsetMs(Date.parse(`${secondsOf(utc)}Z`), zone));
}
/** The wall clock of the zone as UTC. */
function instant(local, zone) {
	const wallMs = Date.parse(`${secondsOf(local)}Z`);
	return shifted(local, -offsetMs(wallMs - offsetMs(wallMs, zone), zone));
}
function secondsOf(text) {
	return text.slice(0, 19);
}
/** Whole seconds are moved; what is finer stays as it is written. */
function shifted(text, byMs) {
	return new Date(Date.parse(`${secondsOf(text)}Z`) + byMs).toISOString().slice(0, 19) + text.slice(19);
}
// src/runtime/engine/planning/read-columns.ts
/** The columns that a job reads, each once; those passed under a declared type that is another one are cast, as Flink does. */
var ReadColumns = class {
	fields = [];
	zone;
	/** Columns that were made, by what they are made of. */
	computed = /* @__PURE__ */ new Map();
	current;
	constructor(source, zone) {
		this.current = source;
		this.zone = zone;
	}
	/** With the columns that casts made. */
	get source() {
		return this.current;
	}
	/** Position of the column. */
	add(field) {
		const type = formatDataType(field.type);
		const known = this.fields.findIndex((other) => other.name === field.name && formatDataType(other.type) === type);
		return known >= 0 ? known : this.fields.push(field) - 1;
	}
	/** The column as the declared type; its own NULLs decide whether that is nullable. */
	addCast(field, declared) {
		if (isSameShape(field.type, declared)) return this.add(field);
		const type = {
			...declared,
			nullable: field.type.nullable
		};
		if (this.current.kind !== "inline") return this.add({
			name: field.name,
			type
		});
		const key = `${field.name} AS ${formatDataType(type)}`;
		const known = this.computed.get(key);
		if (known !== void 0) return this.add(known);
		const { schema, rows } = this.current;
		const index = schema.findIndex((other) => other.name === field.name);
		const cells = rows.map((row) => castCell(row[index] ?? null, field.type, type, this.zone));
		return this.add(this.addColumn(key, type, cells));
	}
	/**
	* A constant that Flink computes, so that the function gets it as a column: ARRAY, MAP and ROW. Throws
	* UNSUPPORTED_OPERATION where the rows are not in hand.
	*/
	addConstant({ type, value }, sql) {
		if (this.current.kind !== "inline") throw workbenchError("UNSUPPORTED_OPERATION", "plan", `The constant ${sql} runs on rows that travel with the job only, not on a file or a generator.`, {
			sql,
			type: formatDataType(type),
			source: this.current.kind
		}, { hint: "Put the value into a column of the input." });
		const known = this.computed.get(sql);
		if (known !== void 0) return this.add(known);
		return this.add(this.addColumn(sql, type, Array(this.current.rows.length).fill(value)));
	}
	/** Named as Flink's planner names what it computes before a Python function is called. */
	addColumn(key, type, cells) {
		if (this.current.kind !== "inline") return {
			name: key,
			type
		};
		const { schema, rows } = this.current;
		let number = this.computed.size;
		while (schema.some((field) => field.name === `f${number}`)) number += 1;
		const field = {
			name: `f${number}`,
			type
		};
		this.computed.set(key, field);
		this.current = {
			kind: "inline",
			schema: [...schema, field],
			rows: rows.map((row, index) => [...row, cells[index] ?? null])
		};
		return field;
	}
};
/** No cast is made for other names of a ROW's fields, nor for other nullability. */
function isSameShape(a, b) {
	if (a.kind === "ARRAY" && b.kind === "ARRAY") return isSameShape(a.element, b.element);
	if (a.kind === "MAP" && b.kind === "MAP") return isSameShape(a.key, b.key) && isSameShape(a.value, b.value);
	if (a.kind === "ROW" && b.kind === "ROW") return a.fields.length === b.fields.length && a.fields.every(({ type }, index) => isSameShape(type, b.fields[index]?.type ?? type));
	if (isText(a) && isText(b) && b.kind !== "CHAR") return lengthOf(a) <= lengthOf(b);
	return formatDataType({
		...a,
		nullable: true
	}) === formatDataType({
		...b,
		nullable: true
	});
}
function isText({ kind }) {
	return kind === "CHAR" || kind === "VARCHAR" || kind === "STRING";
}
function lengthOf(type) {
	return type.kind === "CHAR" || type.kind === "VARCHAR" ? type.length : Number.MAX_SAFE_INTEGER;
}
// src/runtime/engine/planning/thread-mode-notes.ts
/** NULL of these kills a thread-mode job on Flink with a NullPointerException (measured on 2.3.0). */
var nullKillsThreadMode = /* @__PURE__ */ new Set([
	"TINYINT",
	"SMALLINT",
	"INT",
	"FLOAT",
	"TIME",
	"ARRAY",
	"MAP",
	"ROW"
]);
var widerInThreadMode = {
	TINYINT: "BIGINT",
	SMALLINT: "BIGINT",
	INT: "BIGINT",
	FLOAT: "DOUBLE"
};
/** Warnings for columns and results that may hold NULL, inside of them too, where Flink's thread mode cannot carry it. */
function threadModeNotes(fields) {
	return fields.flatMap(({ name, type }) => typesThatMayKill(type).map((kind) => noteOf(kind, name)));
}
/** The type itself, or what lies in it. */
function typesThatMayKill(type) {
	if (type.nullable && nullKillsThreadMode.has(type.kind)) return [type.kind];
	switch (type.kind) {
		case "ARRAY": return typesThatMayKill(type.element);
		case "MAP": return [...typesThatMayKill(type.key), ...typesThatMayKill(type.value)];
		case "ROW": return type.fields.flatMap((field) => typesThatMayKill(field.type));
		default: return [];
	}
}
function noteOf(kind, name) {
	const wider = widerInThreadMode[kind];
	return `Flink's thread mode cannot take NULL in ${kind} (${name}); ${wider === void 0 ? "use process mode" : `use process mode or ${wider}`}.`;
}
// src/runtime/engine/planning/plan-job.ts
/** Throws UNSUPPORTED_TYPE, BAD_TYPE_STRING or BAD_REQUEST. */
function planJob(prepared, target) {
	const { settings, shape } = prepared;
	const { udf } = target;
	const results = resultColumns(udf, shape, prepared.job.columns, prepared.columns);
	const output = outputColumns(shape, results);
	if (udf.funcType === "pandas") requirePandasTypes(udf, [...columnsOfArguments(prepared.args), ...results]);
	const read = new ReadColumns(prepared.source, settings.localTimeZone);
	const keep = shape.keep.map((field) => read.add(field));
	const args = prepared.args.map((argument, position) => planArgument(read, argument, udf, position));
	const groupBy = shape.groupBy.map((field) => read.add(field));
	const rowKinds = shape.rowKinds === null ? null : read.add(shape.rowKinds);
	const window = shape.window === null ? null : {
		window: shape.window.window,
		timeIndex: read.add(shape.window.time)
	};
	const plan = {
		jobId: target.jobId,
		mode: target.mode,
		file: target.file,
		projectRoot: prepared.context.root,
		function: udf.name,
		kind: udf.kind,
		adapter: target.adapter,
		funcType: udf.funcType,
		args,
		source: read.source,
		read: read.fields,
		keep,
		results,
		output,
		groupBy,
		join: shape.join,
		rowBased: shape.rowBased,
		runtime: shape.runtime,
		changelog: shape.changelog,
		distinct: shape.distinct,
		rowKinds,
		window,
		async: { ...settings.async },
		bundleSize: settings.bundleSize,
		bundleTimeMs: settings.bundleTimeMs,
		arrowBatchSize: settings.arrowBatchSize,
		parallelism: settings.parallelism,
		transport: target.mode === "thread" ? "in-process" : "socket",
		metricEnabled: settings.metricEnabled,
		jobParameters: { ...settings.jobParameters },
		...target.env === void 0 ? {} : { env: { ...target.env } },
		localTimeZone: settings.localTimeZone,
		python: prepared.python,
		fresh: target.fresh
	};
	const notes = [...prepared.notes, ...transportNotes(prepared, target.mode)];
	if (target.mode === "thread") notes.push(...threadModeNotes([...columnsOfArguments(prepared.args), ...results]));
	return {
		plan,
		columns: output,
		notes: [...new Set(notes)]
	};
}
function planArgument(read, argument, caller, position) {
	switch (argument.kind) {
		case "column": {
			const declared = caller.inputTypes?.[position];
			return {
				kind: "column",
				index: declared === void 0 ? read.add(argument.field) : read.addCast(argument.field, declared)
			};
		}
		case "constant": return planConstant(read, argument.constant, caller.inputTypes?.[position]);
		case "call": {
			const { udf } = argument;
			requireKnownTypes(udf);
			if (udf.resultType === null) throw workbenchError("BAD_TYPE_STRING", "plan", `${udf.name} declares no result type.`, { function: udf.name });
			if (udf.funcType === "pandas") requirePandasTypes(udf, [...columnsOfArguments(argument.args), {
				name: "result",
				type: udf.resultType
			}]);
			const args = argument.args.map((inner, index) => planArgument(read, inner, udf, index));
			return {
				kind: "call",
				function: udf.name,
				funcType: udf.funcType,
				resultType: udf.resultType,
				args
			};
		}
	}
}
/** Constants that Flink's planner computes come as columns. */
function planConstant(read, constant, declared) {
	const { value, type } = asDeclared(constant, declared);
	if (typeof value !== "object" || value === null) return {
		kind: "constant",
		constant: {
			type,
			value
		}
	};
	return {
		kind: "column",
		index: read.addConstant({
			type,
			value
		}, `${type.kind}${JSON.stringify(value)}`)
	};
}
function asDeclared(constant, declared) {
	if (declared === void 0 || isSameShape(constant.type, declared)) return constant;
	return castConstant(String(constant.value), constant, declared, "cast");
}
function transportNotes(prepared, mode) {
	if (prepared.settings.transport !== "shm" || mode === "thread") return [];
	return ["workbench.transport is shm: shared memory is not built yet, the records go over the socket."];
}
// src/runtime/engine/runs/run-to-rows.ts
/** A job run once for its rows: what recorded cases, accepting and differential runs need. No events, no paging. */
var rowsInPage = 1e3;
/** Errors of the job are in the answer; one of the plan too. Never rejects for what the user's function does. */
async function runToRows(request) {
	const { pool, prepared, target } = request;
	let columns = [];
	let notes = [];
	const store = node_path.default.join(request.folder, `${target.jobId}.arrow`);
	try {
		const planned = planJob(prepared, {
			adapter: false,
			...target,
			fresh: false
		});
		columns = planned.columns;
		notes = planned.notes;
		const host = hostFor(pool, target.mode, prepared.python);
		const ran = await withDeadline(request, host, async () => {
			const opened = await host.request("open", {
				kind: "open",
				plan: planned.plan
			});
			const execution = await execute(host, target.jobId, store, request.maxRows ?? null);
			await host.request("close", {
				kind: "close",
				jobId: target.jobId
			});
			return [...opened.notes, ...execution.notes];
		});
		notes = [.../* @__PURE__ */ new Set([...notes, ...ran])];
		return {
			columns,
			rows: await storedRows(store),
			error: null,
			notes
		};
	} catch (thrown) {
		const rows = await storedRows(store).catch(() => []);
		return {
			columns,
			rows,
			error: toErrorData(withCrashPlace(thrown, target.file)),
			notes
		};
	} finally {
		await (0, node_fs_promises.rm)(store, { force: true });
	}
}
function hostFor(pool, mode, python) {
	return mode === "thread" ? pool.thread(python) : pool.interactive();
}
function execute(host, jobId, store, maxRows) {
	return host.request("execute", {
		kind: "execute",
		jobId,
		execute: {
			maxRows,
			limit: null,
			minSeconds: 0,
			sink: {
				kind: "store",
				path: store
			},
			cacheBytes: 0,
			sampleMs: 0
		}
	});
}
/** A job that takes too long is cancelled, if need be with its TaskManager. */
async function withDeadline(request, host, work) {
	const { timeoutMs, pool } = request;
	const { jobId } = request.target;
	let timer;
	const deadline = new Promise((resolve) => {
		timer = setTimeout(() => resolve("late"), timeoutMs);
	});
	const working = work();
	try {
		const first = await Promise.race([working, deadline]);
		if (first !== "late") return first;
		await freeSlots(pool, host, jobId);
		await working.catch(() => void 0);
		throw workbenchError("CANCELLED", "run", `No result in ${timeoutMs / 1e3} s.`, {
			timeoutMs,
			jobId
		}, {
			errorType: "TimeoutError",
			hint: "The function does not come back; the job was ended."
		});
	} catch (error) {
		if (error instanceof WorkbenchError && !host.isGone) await host.request("close", {
			kind: "close",
			jobId
		}).catch(() => void 0);
		throw error;
	} finally {
		clearTimeout(timer);
	}
}
/** After this a job that does not end costs its TaskManager its life. */
var cancelDeadlineMs$1 = 2e3;
async function freeSlots(pool, host, jobId) {
	const asked = host.request("cancel", {
		kind: "cancel",
		jobId
	}).then(() => true, () => true);
	const late = new Promise((resolve) => {
		setTimeout(() => resolve(false), cancelDeadlineMs$1).unref();
	});
	if (!await Promise.race([asked, late])) await pool.kill(host, "its function did not end when it was cancelled");
}
/** None where nothing was written: the job failed before its first row. */
async function storedRows(store) {
	const reader = await StoreReader.open(store);
	try {
		const rows = [];
		while (rows.length < reader.rows) {
			const page = await reader.page(rows.length, rowsInPage);
			if (page.length === 0) break;
			for (const row of page) rows.push(row);
		}
		return rows;
	} finally {
		await reader.close();
	}
}
// src/runtime/engine/cases/cell-keys.ts
/** FLOAT rounded to 32 bits, DOUBLE exactly (-0.0 is not 0.0, NaN is NaN), integers as such, TIME and TIMESTAMP without trailing zeros. */
function cellKey(type, cell) {
	if (cell === null) return "null";
	switch (type.kind) {
		case "BOOLEAN": return String(cell);
		case "TINYINT":
		case "SMALLINT":
		case "INT":
		case "BIGINT": return typeof cell === "number" ? String(BigInt(cell)) : String(cell);
		case "FLOAT": return floatKey(typeof cell === "number" ? Math.fround(cell) : cell);
		case "DOUBLE": return floatKey(cell);
		case "TIME":
		case "TIMESTAMP":
		case "TIMESTAMP_LTZ": return typeof cell === "string" ? cell.replace(/(\.\d*?)0+(Z?)$/, trimFraction) : JSON.stringify(cell);
		case "ARRAY": return `[${cellsOf(cell).map((item) => cellKey(type.element, item)).join(",")}]`;
		case "MAP": return `{${cellsOf(cell).map((pair) => mapPairKey(type, pair)).sort().join(",")}}`;
		case "ROW": return `(${type.fields.map((field, index) => cellKey(field.type, cellsOf(cell)[index] ?? null)).join(",")})`;
		default: return JSON.stringify(cell);
	}
}
function rowKey(fields, row) {
	return fields.map(({ type }, index) => cellKey(type, row[index] ?? null)).join("");
}
function trimFraction(_match, fraction, zone) {
	return `${fraction === "." ? "" : fraction}${zone}`;
}
function floatKey(cell) {
	const value = typeof cell === "string" && /^-?\d/.test(cell) ? Number(cell) : cell;
	return Object.is(value, -0) ? "-0" : String(value);
}
function mapPairKey(type, pair) {
	const [key = null, value = null] = cellsOf(pair);
	return `${cellKey(type.key, key)}:${cellKey(type.value, value)}`;
}
function cellsOf(cell) {
	return typeof cell === "object" && cell !== null ? cell : [];
}
/** A cell of a case file as cells are encoded everywhere: BIGINT as text, FLOAT and DOUBLE as numbers. */
function normalCell(type, cell) {
	if (cell === null) return null;
	switch (type.kind) {
		case "BIGINT": return typeof cell === "number" ? String(BigInt(cell)) : cell;
		case "FLOAT":
		case "DOUBLE":
			if (typeof cell === "string" && /^-?\d+$/.test(cell)) return Number(cell);
			return Object.is(cell, -0) ? "-0.0" : cell;
		case "ARRAY": return cellsOf(cell).map((item) => normalCell(type.element, item));
		case "MAP": return cellsOf(cell).map((pair) => {
			const [key = null, value = null] = cellsOf(pair);
			return [normalCell(type.key, key), normalCell(type.value, value)];
		});
		case "ROW": return type.fields.map((field, index) => normalCell(field.type, cellsOf(cell)[index] ?? null));
		default: return cell;
	}
}
// src/runtime/engine/cases/changelog.ts
/** `rows` begin with the row kind. */
function changesOf(rows) {
	return rows.map(([kind, ...row]) => ({
		kind: String(kind),
		row
	}));
}
/** The rows that are there after all changes. */
function finalRows(fields, changes) {
	const rows = [];
	const keys = [];
	for (const { kind, row } of changes) {
		const key = rowKey(fields, row);
		if (kind === "+I" || kind === "+U") {
			rows.push(row);
			keys.push(key);
			continue;
		}
		const at = keys.indexOf(key);
		if (at < 0) continue;
		rows.splice(at, 1);
		keys.splice(at, 1);
	}
	return rows;
}
/** The first key whose changes differ, in words; null where all are the same. The key is the first `keyColumns` columns. */
function changelogDifference(fields, keyColumns, expected, actual) {
	const wanted = byKey$1(fields, keyColumns, expected);
	const given = byKey$1(fields, keyColumns, actual);
	for (const key of /* @__PURE__ */ new Set([...wanted.keys(), ...given.keys()])) {
		const [want = [], have = []] = [wanted.get(key), given.get(key)];
		if (want.join("\n") === have.join("\n")) continue;
		return `The changes of the key (${key.replaceAll("", ", ")}) are ${listed(have)}; expected ${listed(want)}.`;
	}
	return null;
}
function byKey$1(fields, keyColumns, changes) {
	const keyFields = fields.slice(0, keyColumns);
	const grouped = /* @__PURE__ */ new Map();
	for (const { kind, row } of changes) {
		const key = rowKey(keyFields, row);
		const text = `${kind} (${rowKey(fields, row).replaceAll("", ", ")})`;
		const known = grouped.get(key);
		if (known === void 0) grouped.set(key, [text]);
		else known.push(text);
	}
	return grouped;
}
function listed(changes) {
	return changes.length === 0 ? "none" : changes.join(" ");
}
// src/runtime/engine/cases/answer-case.ts
/** One recorded case, run in one of Flink's two execution modes. */
/** Where a function finds the folder for its side file. */
var sideFolderVariable = "ORACLE_TMP";
var sideFileName = "side.txt";
/** How many of the output's first columns make the key of a changelog. */
function keyColumnsOf(recorded) {
	return recorded.group_by?.length ?? 0;
}
/** Errors are in the answer. With the job's `changelog`, the rows are those that all changes leave. */
async function answerCase(request) {
	const { job, mode, jobId } = request;
	const folder = node_path.default.join(request.folder, jobId);
	let effectiveMode = null;
	await (0, node_fs_promises.mkdir)(folder, {
		recursive: true,
		mode: 448
	});
	try {
		const prepared = await request.prepare(job);
		requireShippable(prepared.udf, prepared.args);
		effectiveMode = decideMode(prepared.udf, prepared.args, mode).effective;
		const { file } = job.function;
		const env = { [sideFolderVariable]: folder };
		const ran = await runToRows({
			pool: request.pool,
			prepared,
			target: {
				jobId,
				mode: effectiveMode,
				file,
				udf: prepared.udf,
				env
			},
			folder,
			...request.maxRows === void 0 ? {} : { maxRows: request.maxRows },
			timeoutMs: request.timeoutMs
		});
		const sideFile = await sideFileIn(folder);
		if (job.changelog !== true || ran.error !== null) return {
			effectiveMode,
			answer: {
				...ran,
				changes: null,
				sideFile
			}
		};
		const columns = ran.columns.slice(1);
		const changes = changesOf(ran.rows);
		return {
			effectiveMode,
			answer: {
				columns,
				rows: finalRows(columns, changes),
				error: null,
				changes,
				sideFile
			}
		};
	} catch (thrown) {
		const error = toErrorData(thrown, "plan");
		return {
			effectiveMode,
			answer: {
				columns: [],
				rows: [],
				error,
				changes: null,
				sideFile: null
			}
		};
	} finally {
		await (0, node_fs_promises.rm)(folder, {
			recursive: true,
			force: true
		});
	}
}
/** A case answers as Flink does, which ships functions with cloudpickle; a run in the workbench only warns. Throws. */
function requireShippable(udf, args) {
	if (udf.pickleError !== void 0) throw new WorkbenchError(udf.pickleError);
	for (const arg of args) if (arg.kind === "call") requireShippable(arg.udf, arg.args);
}
async function sideFileIn(folder) {
	const text = await (0, node_fs_promises.readFile)(node_path.default.join(folder, sideFileName), "utf8").catch(() => null);
	return text === null ? null : text.split("\n");
}
// node_modules/imurmurhash/imurmurhash.js
var require_imurmurhash = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	/**
	* @preserve
	* JS Implementation of incremental MurmurHash3 (r150) (as of May 10, 2013)
	*
	* @author <a href="mailto:jensyt@gmail.com">Jens Taylor</a>
	* @see http://github.com/homebrewing/brauhaus-diff
	* @author <a href="mailto:gary.court@gmail.com">Gary Court</a>
	* @see http://github.com/garycourt/murmurhash-js
	* @author <a href="mailto:aappleby@gmail.com">Austin Appleby</a>
	* @see http://sites.google.com/site/murmurhash/
	*/
	(function() {
		var cache;
		function MurmurHash3(key, seed) {
			var m = this instanceof MurmurHash3 ? this : cache;
			m.reset(seed);
			if (typeof key === "string" && key.length > 0) m.hash(key);
			if (m !== this) return m;
		}
		MurmurHash3.prototype.hash = function(key) {
			var h1, k1, i, top, len = key.length;
			this.len += len;
			k1 = this.k1;
			i = 0;
			switch (this.rem) {
				case 0: k1 ^= len > i ? key.charCodeAt(i++) & 65535 : 0;
				case 1: k1 ^= len > i ? (key.charCodeAt(i++) & 65535) << 8 : 0;
				case 2: k1 ^= len > i ? (key.charCodeAt(i++) & 65535) << 16 : 0;
				case 3:
					k1 ^= len > i ? (key.charCodeAt(i) & 255) << 24 : 0;
					k1 ^= len > i ? (key.charCodeAt(i++) & 65280) >> 8 : 0;
			}
			this.rem = len + this.rem & 3;
			len -= this.rem;
			if (len > 0) {
				h1 = this.h1;
				while (1) {
					k1 = k1 * 11601 + (k1 & 65535) * 3432906752 & 4294967295;
					k1 = k1 << 15 | k1 >>> 17;
					k1 = k1 * 13715 + (k1 & 65535) * 461832192 & 4294967295;
					h1 ^= k1;
					h1 = h1 << 13 | h1 >>> 19;
					h1 = h1 * 5 + 3864292196 & 4294967295;
					if (i >= len) break;
					k1 = key.charCodeAt(i++) & 65535 ^ (key.charCodeAt(i++) & 65535) << 8 ^ (key.charCodeAt(i++) & 65535) << 16;
					top = key.charCodeAt(i++);
					k1 ^= (top & 255) << 24 ^ (top & 65280) >> 8;
				}
				k1 = 0;
				switch (this.rem) {
					case 3: k1 ^= (key.charCodeAt(i + 2) & 65535) << 16;
					case 2: k1 ^= (key.charCodeAt(i + 1) & 65535) << 8;
					case 1: k1 ^= key.charCodeAt(i) & 65535;
				}
				this.h1 = h1;
			}
			this.k1 = k1;
			return this;
		};
		MurmurHash3.prototype.result = function() {
			var k1 = this.k1, h1 = this.h1;
			if (k1 > 0) {
				k1 = k1 * 11601 + (k1 & 65535) * 3432906752 & 4294967295;
				k1 = k1 << 15 | k1 >>> 17;
				k1 = k1 * 13715 + (k1 & 65535) * 461832192 & 4294967295;
				h1 ^= k1;
			}
			h1 ^= this.len;
			h1 ^= h1 >>> 16;
			h1 = h1 * 51819 + (h1 & 65535) * 2246770688 & 4294967295;
			h1 ^= h1 >>> 13;
			h1 = h1 * 44597 + (h1 & 65535) * 3266445312 & 4294967295;
			h1 ^= h1 >>> 16;
			return h1 >>> 0;
		};
		MurmurHash3.prototype.reset = function(seed) {
			this.h1 = typeof seed === "number" ? seed : 0;
			this.rem = this.k1 = this.len = 0;
			return this;
		};
		cache = new MurmurHash3();
		if (typeof module != "undefined") module.exports = MurmurHash3;
		else this.MurmurHash3 = MurmurHash3;
	})();
}));
// node_modules/signal-exit/dist/cjs/signals.js
var require_signals = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.signals = void 0;
	/**
	* This is not the set of all possible signals.
	*
	* It IS, however, the set of all signals that trigger
	* an exit on either Linux or BSD systems.  Linux is a
	* superset of the signal names supported on BSD, and
	* the unknown signals just fail to register, so we can
	* catch that easily enough.
	*
	* Windows signals are a different set, since there are
	* signals that terminate Windows processes, but don't
	* terminate (or don't even exist) on Posix systems.
	*
	* Don't bother with SIGKILL.  It's uncatchable, which
	* means that we can't fire any callbacks anyway.
	*
	* If a user does happen to register a handler on a non-
	* fatal signal like SIGWINCH or something, and then
	* exit, it'll end up firing `process.emit('exit')`, so
	* the handler will be fired anyway.
	*
	* SIGBUS, SIGFPE, SIGSEGV and SIGILL, when not raised
	* artificially, inherently leave the process in a
	* state from which it is not safe to try and enter JS
	* listeners.
	*/
	exports.signals = [];
	exports.signals.push("SIGHUP", "SIGINT", "SIGTERM");
	if (process.platform !== "win32") exports.signals.push("SIGALRM", "SIGABRT", "SIGVTALRM", "SIGXCPU", "SIGXFSZ", "SIGUSR2", "SIGTRAP", "SIGSYS", "SIGQUIT", "SIGIOT");
	if (process.platform === "linux") exports.signals.push("SIGIO", "SIGPOLL", "SIGPWR", "SIGSTKFLT");
}));
// node_modules/signal-exit/dist/cjs/index.js
var require_cjs = /* @__PURE__ */ __commonJSMin(((exports) => {
	var _a;
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.unload = exports.load = exports.onExit = exports.signals = void 0;
	var signals_js_1 = require_signals();
	Object.defineProperty(exports, "signals", {
		enumerable: true,
		get: function() {
			return signals_js_1.signals;
		}
	});
	var processOk = (process) => !!process && typeof process === "object" && typeof process.removeListener === "function" && typeof process.emit === "function" && typeof process.reallyExit === "function" && typeof process.listeners === "function" && typeof process.kill === "function" && typeof process.pid === "number" && typeof process.on === "function";
	var kExitEmitter = Symbol.for("signal-exit emitter");
	var global = globalThis;
	var ObjectDefineProperty = Object.defineProperty.bind(Object);
	var Emitter = class {
		emitted = {
			afterExit: false,
			exit: false
		};
		listeners = {
			afterExit: [],
			exit: []
		};
		count = 0;
		id = Math.random();
		constructor() {
			if (global[kExitEmitter]) return global[kExitEmitter];
			ObjectDefineProperty(global, kExitEmitter, {
				value: this,
				writable: false,
				enumerable: false,
				configurable: false
			});
		}
		on(ev, fn) {
			this.listeners[ev].push(fn);
		}
		removeListener(ev, fn) {
			const list = this.listeners[ev];
			const i = list.indexOf(fn);
			/* c8 ignore start */
			if (i === -1) return;
			/* c8 ignore stop */
			if (i === 0 && list.length === 1) list.length = 0;
			else list.splice(i, 1);
		}
		emit(ev, code, signal) {
			if (this.emitted[ev]) return false;
			this.emitted[ev] = true;
			let ret = false;
			for (const fn of this.listeners[ev]) ret = fn(code, signal) === true || ret;
			if (ev === "exit") ret = this.emit("afterExit", code, signal) || ret;
			return ret;
		}
	};
	var SignalExitBase = class {};
	var signalExitWrap = (handler) => {
		return {
			onExit(cb, opts) {
				return handler.onExit(cb, opts);
			},
			load() {
				return handler.load();
			},
			unload() {
				return handler.unload();
			}
		};
	};
	var SignalExitFallback = class extends SignalExitBase {
		onExit() {
			return () => {};
		}
		load() {}
		unload() {}
	};
	var SignalExit = class extends SignalExitBase {
		/* c8 ignore start */
		#hupSig = process.platform === "win32" ? "SIGINT" : "SIGHUP";
		/* c8 ignore stop */
		#emitter = new Emitter();
		#process;
		#originalProcessEmit;
		#originalProcessReallyExit;
		#sigListeners = {};
		#loaded = false;
		constructor(process) {
			super();
			this.#process = process;
			this.#sigListeners = {};
			for (const sig of signals_js_1.signals) this.#sigListeners[sig] = () => {
				const listeners = this.#process.listeners(sig);
				let { count } = this.#emitter;
				/* c8 ignore start */
				const p = process;
				if (typeof p.__signal_exit_emitter__ === "object" && typeof p.__signal_exit_emitter__.count === "number") count += p.__signal_exit_emitter__.count;
				/* c8 ignore stop */
				if (listeners.length === count) {
					this.unload();
					const ret = this.#emitter.emit("exit", null, sig);
					/* c8 ignore start */
					const s = sig === "SIGHUP" ? this.#hupSig : sig;
					if (!ret) process.kill(process.pid, s);
				}
			};
			this.#originalProcessReallyExit = process.reallyExit;
			this.#originalProcessEmit = process.emit;
		}
		onExit(cb, opts) {
			/* c8 ignore start */
			if (!processOk(this.#process)) return () => {};
			/* c8 ignore stop */
			if (this.#loaded === false) this.load();
			const ev = opts?.alwaysLast ? "afterExit" : "exit";
			this.#emitter.on(ev, cb);
			return () => {
				this.#emitter.removeListener(ev, cb);
				if (this.#emitter.listeners["exit"].length === 0 && this.#emitter.listeners["afterExit"].length === 0) this.unload();
			};
		}
		load() {
			if (this.#loaded) return;
			this.#loaded = true;
			this.#emitter.count += 1;
			for (const sig of signals_js_1.signals) try {
				const fn = this.#sigListeners[sig];
				if (fn) this.#process.on(sig, fn);
			} catch (_) {}
			this.#process.emit = (ev, ...a) => {
				return this.#processEmit(ev, ...a);
			};
			this.#process.reallyExit = (code) => {
				return this.#processReallyExit(code);
			};
		}
		unload() {
			if (!this.#loaded) return;
			this.#loaded = false;
			signals_js_1.signals.forEach((sig) => {
				const listener = this.#sigListeners[sig];
				/* c8 ignore start */
				if (!listener) throw new Error("Listener not defined for signal: " + sig);
				/* c8 ignore stop */
				try {
					this.#process.removeListener(sig, listener);
				} catch (_) {}
				/* c8 ignore stop */
			});
			this.#process.emit = this.#originalProcessEmit;
			this.#process.reallyExit = this.#originalProcessReallyExit;
			this.#emitter.count -= 1;
		}
		#processReallyExit(code) {
			/* c8 ignore start */
			if (!processOk(this.#process)) return 0;
			this.#process.exitCode = code || 0;
			/* c8 ignore stop */
			this.#emitter.emit("exit", this.#process.exitCode, null);
			return this.#originalProcessReallyExit.call(this.#process, this.#process.exitCode);
		}
		#processEmit(ev, ...args) {
			const og = this.#originalProcessEmit;
			if (ev === "exit" && processOk(this.#process)) {
				if (typeof args[0] === "number") this.#process.exitCode = args[0];
				/* c8 ignore start */
				const ret = og.call(this.#process, ev, ...args);
				/* c8 ignore start */
				this.#emitter.emit("exit", this.#process.exitCode, null);
				/* c8 ignore stop */
				return ret;
			} else return og.call(this.#process, ev, ...args);
		}
	};
	var process = globalThis.process;
	_a = signalExitWrap(processOk(process) ? new SignalExit(process) : new SignalExitFallback()), exports.onExit = _a.onExit, exports.load = _a.load, exports.unload = _a.unload;
}));
// node_modules/write-file-atomic/lib/index.js
var require_lib = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = writeFile;
	module.exports.sync = writeFileSync;
	module.exports._getTmpname = getTmpname;
	module.exports._cleanupOnExit = cleanupOnExit;
	var fs = require("fs");
	var MurmurHash3 = require_imurmurhash();
	var { onExit } = require_cjs();
	var path = require("path");
	var { promisify } = require("util");
	var activeFiles = {};
	/* istanbul ignore next */
	var threadId = (function getId() {
		try {
			return require("worker_threads").threadId;
		} catch (e) {
			return 0;
		}
	})();
	var invocations = 0;
	function getTmpname(filename) {
		return filename + "." + MurmurHash3(__filename).hash(String(process.pid)).hash(String(threadId)).hash(String(++invocations)).result();
	}
	function cleanupOnExit(tmpfile) {
		return () => {
			try {
				fs.unlinkSync(typeof tmpfile === "function" ? tmpfile() : tmpfile);
			} catch {}
		};
	}
	function serializeActiveFile(absoluteName) {
		return new Promise((resolve) => {
			if (!activeFiles[absoluteName]) activeFiles[absoluteName] = [];
			activeFiles[absoluteName].push(resolve);
			if (activeFiles[absoluteName].length === 1) resolve();
		});
	}
	function isChownErrOk(err) {
		if (err.code === "ENOSYS") return true;
		if (!process.getuid || process.getuid() !== 0) {
			if (err.code === "EINVAL" || err.code === "EPERM") return true;
		}
		return false;
	}
	async function writeFileAsync(filename, data, options = {}) {
		if (typeof options === "string") options = { encoding: options };
		let fd;
		let tmpfile;
		/* istanbul ignore next -- The closure only gets called when onExit triggers */
		const removeOnExitHandler = onExit(cleanupOnExit(() => tmpfile));
		const absoluteName = path.resolve(filename);
		try {
			await serializeActiveFile(absoluteName);
			const truename = await promisify(fs.realpath)(filename).catch(() => filename);
			tmpfile = getTmpname(truename);
			if (!options.mode || !options.chown) {
				const stats = await promisify(fs.stat)(truename).catch(() => {});
				if (stats) {
					if (options.mode == null) options.mode = stats.mode;
					if (options.chown == null && process.getuid) options.chown = {
						uid: stats.uid,
						gid: stats.gid
					};
				}
			}
			fd = await promisify(fs.open)(tmpfile, "w", options.mode);
			if (options.tmpfileCreated) await options.tmpfileCreated(tmpfile);
			if (ArrayBuffer.isView(data)) await promisify(fs.write)(fd, data, 0, data.length, 0);
			else if (data != null) await promisify(fs.write)(fd, String(data), 0, String(options.encoding || "utf8"));
			if (options.fsync !== false) await promisify(fs.fsync)(fd);
			await promisify(fs.close)(fd);
			fd = null;
			if (options.chown) await promisify(fs.chown)(tmpfile, options.chown.uid, options.chown.gid).catch((err) => {
				if (!isChownErrOk(err)) throw err;
			});
			if (options.mode) await promisify(fs.chmod)(tmpfile, options.mode).catch((err) => {
				if (!isChownErrOk(err)) throw err;
			});
			await promisify(fs.rename)(tmpfile, truename);
		} finally {
			if (fd) await promisify(fs.close)(fd).catch(
				/* istanbul ignore next */
				() => {}
			);
			removeOnExitHandler();
			await promisify(fs.unlink)(tmpfile).catch(() => {});
			activeFiles[absoluteName].shift();
			if (activeFiles[absoluteName].length > 0) activeFiles[absoluteName][0]();
			else delete activeFiles[absoluteName];
		}
	}
	async function writeFile(filename, data, options, callback) {
		if (options instanceof Function) {
			callback = options;
			options = {};
		}
		const promise = writeFileAsync(filename, data, options);
		if (callback) try {
			const result = await promise;
			return callback(result);
		} catch (err) {
			return callback(err);
		}
		return promise;
	}
	function writeFileSync(filename, data, options) {
		if (typeof options === "string") options = { encoding: options };
		else if (!options) options = {};
		try {
			filename = fs.realpathSync(filename);
		} catch (ex) {}
		const tmpfile = getTmpname(filename);
		if (!options.mode || !options.chown) try {
			const stats = fs.statSync(filename);
			options = Object.assign({}, options);
			if (!options.mode) options.mode = stats.mode;
			if (!options.chown && process.getuid) options.chown = {
				uid: stats.uid,
				gid: stats.gid
			};
		} catch (ex) {}
		let fd;
		const cleanup = cleanupOnExit(tmpfile);
		const removeOnExitHandler = onExit(cleanup);
		let threw = true;
		try {
			fd = fs.openSync(tmpfile, "w", options.mode || 438);
			if (options.tmpfileCreated) options.tmpfileCreated(tmpfile);
			if (ArrayBuffer.isView(data)) fs.writeSync(fd, data, 0, data.length, 0);
			else if (data != null) fs.writeSync(fd, String(data), 0, String(options.encoding || "utf8"));
			if (options.fsync !== false) fs.fsyncSync(fd);
			fs.closeSync(fd);
			fd = null;
			if (options.chown) try {
				fs.chownSync(tmpfile, options.chown.uid, options.chown.gid);
			} catch (err) {
				if (!isChownErrOk(err)) throw err;
			}
			if (options.mode) try {
				fs.chmodSync(tmpfile, options.mode);
			} catch (err) {
				if (!isChownErrOk(err)) throw err;
			}
			fs.renameSync(tmpfile, filename);
			threw = false;
		} finally {
			if (fd) try {
				fs.closeSync(fd);
			} catch (ex) {}
			removeOnExitHandler();
			if (threw) cleanup();
		}
	}
}));
// node_modules/lossless-json/lib/esm/utils.js
/**
* Test whether a string contains an integer number
*/
function isInteger$1(value) {
	return INTEGER_REGEX.test(value);
}
var INTEGER_REGEX = /^-?[0-9]+$/;
/**
* Test whether a string contains a number
* http://stackoverflow.com/questions/13340717/json-numbers-regular-expression
*/
function isNumber(value) {
	return NUMBER_REGEX.test(value);
}
var NUMBER_REGEX = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/**
* Test whether a string can be safely represented with a number
* without information loss.
*
* When approx is true, floating point numbers that lose a few digits but
* are still approximately equal in value are considered safe too.
* Integer numbers must still be exactly equal.
*/
function isSafeNumber(value, config) {
	if (isInteger$1(value)) return Number.isSafeInteger(Number.parseInt(value, 10));
	const num = Number.parseFloat(value);
	if (Number.isInteger(num) && !Number.isSafeInteger(num)) return false;
	const parsed = String(num);
	if (value === parsed) return true;
	const valueDigits = extractSignificantDigits(value);
	const parsedDigits = extractSignificantDigits(parsed);
	if (valueDigits === parsedDigits) return true;
	if (config?.approx === true) {
		const requiredDigits = 14;
		if (parsedDigits.length >= requiredDigits && valueDigits.startsWith(parsedDigits.substring(0, requiredDigits))) return true;
	}
	return false;
}
var UnsafeNumberReason = /*#__PURE__*/ function(UnsafeNumberReason) {
	UnsafeNumberReason["underflow"] = "underflow";
	UnsafeNumberReason["overflow"] = "overflow";
	UnsafeNumberReason["truncate_integer"] = "truncate_integer";
	UnsafeNumberReason["truncate_float"] = "truncate_float";
	return UnsafeNumberReason;
}({});
/**
* When the provided value is an unsafe number, describe what the reason is:
* overflow, underflow, truncate_integer, or truncate_float.
* Returns undefined when the value is safe.
*/
function getUnsafeNumberReason(value) {
	if (isSafeNumber(value, { approx: false })) return;
	if (isInteger$1(value)) return UnsafeNumberReason.truncate_integer;
	const num = Number.parseFloat(value);
	if (!Number.isFinite(num)) return UnsafeNumberReason.overflow;
	if (num === 0) return UnsafeNumberReason.underflow;
	return UnsafeNumberReason.truncate_float;
}
/**
* Get the significant digits of a number.
*
* For example:
*   '2.34' returns '234'
*   '-77' returns '77'
*   '0.003400' returns '34'
*   '120.5e+30' returns '1205'
**/
function extractSignificantDigits(value) {
	const { start, end } = getSignificantDigitRange(value);
	const digits = value.substring(start, end);
	const dot = digits.indexOf(".");
	if (dot === -1) return digits;
	return digits.substring(0, dot) + digits.substring(dot + 1);
}
/**
* Returns the range (start to end) of the significant digits of a value.
* Note that this range _may_ contain the decimal dot.
*
* For example:
*
*     getSignificantDigitRange('0.0325900') // { start: 3, end: 7 }
*     getSignificantDigitRange('2.0300')    // { start: 0, end: 3 }
*     getSignificantDigitRange('0.0')       // { start: 3, end: 3 }
*
*/
function getSignificantDigitRange(value) {
	let start = 0;
	if (value[0] === "-") start++;
	while (value[start] === "0" || value[start] === ".") start++;
	let end = value.lastIndexOf("e");
	if (end === -1) end = value.lastIndexOf("E");
	if (end === -1) end = value.length;
	while ((value[end - 1] === "0" || value[end - 1] === ".") && end > start) end--;
	return {
		start,
		end
	};
}
// node_modules/lossless-json/lib/esm/LosslessNumber.js
var losslessNumberMarker = Symbol.for("lossless-json.LosslessNumber");
/**
* A lossless number. Stores its numeric value as string
*/
var LosslessNumber = class {
	value;
	/**
	* @deprecated Use the isLosslessNumber(value) function instead.
	*
	* Ordinary objects may also have an isLosslessNumber property, so this
	* field cannot reliably identify lossless numbers.
	*/
	isLosslessNumber = true;
	get [losslessNumberMarker]() {
		return true;
	}
	constructor(value) {
		if (!isNumber(value)) throw new Error(`Invalid number (value: "${value}")`);
		this.value = value;
	}
	/**
	* Get the value of the LosslessNumber as number or bigint.
	*
	* - a number is returned for safe numbers and decimal values that only lose some insignificant digits
	* - a bigint is returned for big integer numbers
	* - an Error is thrown for values that will overflow or underflow
	*
	* Note that you can implement your own strategy for conversion by just getting the value as string
	* via .toString(), and using util functions like isInteger, isSafeNumber, getUnsafeNumberReason,
	* and toSafeNumberOrThrow to convert it to a numeric value.
	*/
	valueOf() {
		const unsafeReason = getUnsafeNumberReason(this.value);
		if (unsafeReason === void 0 || unsafeReason === UnsafeNumberReason.truncate_float) return Number.parseFloat(this.value);
		if (isInteger$1(this.value)) return BigInt(this.value);
		throw new Error(`Cannot safely convert to number: the value '${this.value}' would ${unsafeReason} and become ${Number.parseFloat(this.value)}`);
	}
	/**
	* Get the value of the LosslessNumber as string.
	*/
	toString() {
		return this.value;
	}
};
/**
* Test whether a value is a LosslessNumber
*/
function isLosslessNumber(value) {
	return value !== null && typeof value === "object" && value[losslessNumberMarker] === true;
}
// node_modules/lossless-json/lib/esm/numberParsers.js
function parseLosslessNumber(value) {
	return new LosslessNumber(value);
}
// node_modules/lossless-json/lib/esm/revive.js
/**
* Revive a json object.
* Applies the reviver function recursively on all values in the JSON object.
* @param json   A JSON Object, Array, or value
* @param reviver
*              A reviver function invoked with arguments `key` and `value`,
*              which must return a replacement value. The function context
*              (`this`) is the Object or Array that contains the currently
*              handled value.
*/
function revive(json, reviver) {
	return reviveValue({ "": json }, "", json, reviver);
}
/**
* Revive a value
*/
function reviveValue(context, key, value, reviver) {
	if (Array.isArray(value)) return reviver.call(context, key, reviveArray(value, reviver));
	if (value && typeof value === "object" && !isLosslessNumber(value)) return reviver.call(context, key, reviveObject(value, reviver));
	return reviver.call(context, key, value);
}
/**
* Revive the properties of an object
*/
function reviveObject(object, reviver) {
	for (const key of Object.keys(object)) {
		const value = reviveValue(object, key, object[key], reviver);
		if (value !== void 0) object[key] = value;
		else delete object[key];
	}
	return object;
}
/**
* Revive the properties of an Array
*/
function reviveArray(array, reviver) {
	for (let i = 0; i < array.length; i++) {
		const value = reviveValue(array, String(i), array[i], reviver);
		if (value === void 0) delete array[i];
		else array[i] = value;
	}
	return array;
}
// node_modules/lossless-json/lib/esm/parse.js
/**
* The LosslessJSON.parse() method parses a string as JSON, optionally transforming
* the value produced by parsing.
*
* The parser is based on the parser of Tan Li Hou shared in
* https://lihautan.com/json-parser-with-javascript/
*
* @param text
* The string to parse as JSON. See the JSON object for a description of JSON syntax.
*
* @param [reviver]
* If a function, prescribes how the value originally produced by parsing is
* transformed, before being returned.
*
* @param [options=ParseOptions | NumberParserArgument]
* Pass a custom number parser. Input is a string, and the output can be unknown
* numeric value: number, bigint, LosslessNumber, or a custom BigNumber library.
*
* @returns Returns the Object corresponding to the given JSON text.
*
* @throws Throws a SyntaxError exception if the string to parse is not valid JSON.
*/
function parse(text, reviver, options) {
	const optionsObj = typeof options === "function" ? { parseNumber: options } : options;
	const parseNumber = optionsObj?.parseNumber ?? parseLosslessNumber;
	const onDuplicateKey = optionsObj?.onDuplicateKey ?? throwDuplicateKey;
	let i = 0;
	const value = parseValue();
	expectValue(value);
	expectEndOfInput();
	return reviver ? revive(value, reviver) : value;
	function parseObject() {
		if (text.charCodeAt(i) === codeOpeningBrace) {
			i++;
			skipWhitespace();
			const object = {};
			let initial = true;
			while (i < text.length && text.charCodeAt(i) !== codeClosingBrace) {
				if (!initial) {
					eatComma();
					skipWhitespace();
				} else initial = false;
				const start = i;
				const key = parseString();
				if (key === void 0) {
					throwObjectKeyExpected();
					return;
				}
				skipWhitespace();
				eatColon();
				const value = parseValue();
				if (value === void 0) {
					throwObjectValueExpected();
					return;
				}
				if (Object.prototype.hasOwnProperty.call(object, key) && !isDeepEqual(value, object[key])) {
					const returnedValue = onDuplicateKey({
						key,
						position: start + 1,
						oldValue: object[key],
						newValue: value
					});
					if (returnedValue !== void 0) setObjectKey(object, key, returnedValue);
				} else setObjectKey(object, key, value);
			}
			if (text.charCodeAt(i) !== codeClosingBrace) throwObjectKeyOrEndExpected();
			i++;
			return object;
		}
	}
	function parseArray() {
		if (text.charCodeAt(i) === codeOpeningBracket) {
			i++;
			skipWhitespace();
			const array = [];
			let initial = true;
			while (i < text.length && text.charCodeAt(i) !== codeClosingBracket) {
				if (!initial) eatComma();
				else initial = false;
				const value = parseValue();
				expectArrayItem(value);
				array.push(value);
			}
			if (text.charCodeAt(i) !== codeClosingBracket) throwArrayItemOrEndExpected();
			i++;
			return array;
		}
	}
	function parseValue() {
		skipWhitespace();
		const value = parseString() ?? parseNumeric() ?? parseObject() ?? parseArray() ?? parseKeyword("true", true) ?? parseKeyword("false", false) ?? parseKeyword("null", null);
		skipWhitespace();
		return value;
	}
	function parseKeyword(name, value) {
		if (text.slice(i, i + name.length) === name) {
			i += name.length;
			return value;
		}
	}
	function skipWhitespace() {
		while (isWhitespace(text.charCodeAt(i))) i++;
	}
	function parseString() {
		if (text.charCodeAt(i) === codeDoubleQuote) {
			i++;
			let result = "";
			while (i < text.length && text.charCodeAt(i) !== codeDoubleQuote) {
				if (text.charCodeAt(i) === codeBackslash) {
					const char = text[i + 1];
					const escapeChar = escapeCharacters[char];
					if (escapeChar !== void 0) {
						result += escapeChar;
						i++;
					} else if (char === "u") {
						if (isHex(text.charCodeAt(i + 2)) && isHex(text.charCodeAt(i + 3)) && isHex(text.charCodeAt(i + 4)) && isHex(text.charCodeAt(i + 5))) {
							result += String.fromCharCode(Number.parseInt(text.slice(i + 2, i + 6), 16));
							i += 5;
						} else throwInvalidUnicodeCharacter(i);
					} else throwInvalidEscapeCharacter(i);
				} else if (isValidStringCharacter(text.charCodeAt(i))) result += text[i];
				else throwInvalidCharacter(text[i]);
				i++;
			}
			expectEndOfString();
			i++;
			return result;
		}
	}
	function parseNumeric() {
		const start = i;
		if (text.charCodeAt(i) === codeMinus) {
			i++;
			expectDigit(start);
		}
		if (text.charCodeAt(i) === codeZero) i++;
		else if (isNonZeroDigit(text.charCodeAt(i))) {
			i++;
			while (isDigit(text.charCodeAt(i))) i++;
		} else return;
		if (text.charCodeAt(i) === codeDot) {
			i++;
			expectDigit(start);
			while (isDigit(text.charCodeAt(i))) i++;
		}
		if (text.charCodeAt(i) === 101 || text.charCodeAt(i) === 69) {
			i++;
			if (text.charCodeAt(i) === codeMinus || text.charCodeAt(i) === codePlus) i++;
			expectDigit(start);
			while (isDigit(text.charCodeAt(i))) i++;
		}
		if (i > start) return parseNumber(text.slice(start, i));
	}
	function eatComma() {
		if (text.charCodeAt(i) !== codeComma) throw new SyntaxError(`Comma ',' expected after value ${gotAt()}`);
		i++;
	}
	function eatColon() {
		if (text.charCodeAt(i) !== codeColon) throw new SyntaxError(`Colon ':' expected after property name ${gotAt()}`);
		i++;
	}
	function expectValue(value) {
		if (value === void 0) throw new SyntaxError(`JSON value expected ${gotAt()}`);
	}
	function expectArrayItem(value) {
		if (value === void 0) throw new SyntaxError(`Array item expected ${gotAt()}`);
	}
	function expectEndOfInput() {
		if (i < text.length) throw new SyntaxError(`Expected end of input ${gotAt()}`);
	}
	function expectDigit(start) {
		if (!isDigit(text.charCodeAt(i))) {
			const numSoFar = text.slice(start, i);
			throw new SyntaxError(`Invalid number '${numSoFar}', expecting a digit ${gotAt()}`);
		}
	}
	function expectEndOfString() {
		if (text.charCodeAt(i) !== codeDoubleQuote) throw new SyntaxError(`End of string '"' expected ${gotAt()}`);
	}
	function throwObjectKeyExpected() {
		throw new SyntaxError(`Quoted object key expected ${gotAt()}`);
	}
	function throwDuplicateKey({ key, position }) {
		throw new SyntaxError(`Duplicate key '${key}' encountered at position ${position}`);
	}
	function throwObjectKeyOrEndExpected() {
		throw new SyntaxError(`Quoted object key or end of object '}' expected ${gotAt()}`);
	}
	function throwArrayItemOrEndExpected() {
		throw new SyntaxError(`Array item or end of array ']' expected ${gotAt()}`);
	}
	function throwInvalidCharacter(char) {
		throw new SyntaxError(`Invalid character '${char}' ${pos()}`);
	}
	function throwInvalidEscapeCharacter(start) {
		const chars = text.slice(start, start + 2);
		throw new SyntaxError(`Invalid escape character '${chars}' ${pos()}`);
	}
	function throwObjectValueExpected() {
		throw new SyntaxError(`Object value expected after ':' ${pos()}`);
	}
	function throwInvalidUnicodeCharacter(start) {
		const chars = text.slice(start, start + 6);
		throw new SyntaxError(`Invalid unicode character '${chars}' ${pos()}`);
	}
	function pos() {
		return `at position ${i}`;
	}
	function got() {
		return i < text.length ? `but got '${text[i]}'` : "but reached end of input";
	}
	function gotAt() {
		return `${got()} ${pos()}`;
	}
}
function setObjectKey(object, key, value) {
	if (key === "__proto__") Object.defineProperty(object, key, {
		value,
		writable: true,
		enumerable: true,
		configurable: true
	});
	else object[key] = value;
}
function isWhitespace(code) {
	return code === codeSpace || code === codeNewline || code === codeTab || code === codeReturn;
}
function isHex(code) {
	return code >= codeZero && code <= codeNine || code >= 65 && code <= 70 || code >= 97 && code <= 102;
}
function isDigit(code) {
	return code >= codeZero && code <= codeNine;
}
function isNonZeroDigit(code) {
	return code >= codeOne && code <= codeNine;
}
function isValidStringCharacter(code) {
	return code >= 32 && code <= 1114111;
}
function isDeepEqual(a, b) {
	if (a === b) return true;
	if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, index) => isDeepEqual(item, b[index]));
	if (isObject$1(a) && isObject$1(b)) return [.../* @__PURE__ */ new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => isDeepEqual(a[key], b[key]));
	return false;
}
function isObject$1(value) {
	return typeof value === "object" && value !== null;
}
var escapeCharacters = {
	"\"": "\"",
	"\\": "\\",
	"/": "/",
	b: "\b",
	f: "\f",
	n: "\n",
	r: "\r",
	t: "	"
};
var codeBackslash = 92;
var codeOpeningBrace = 123;
var codeClosingBrace = 125;
var codeOpeningBracket = 91;
var codeClosingBracket = 93;
var codeSpace = 32;
var codeNewline = 10;
var codeTab = 9;
var codeReturn = 13;
var codeDoubleQuote = 34;
var codePlus = 43;
var codeMinus = 45;
var codeZero = 48;
var codeOne = 49;
var codeNine = 57;
var codeComma = 44;
var codeDot = 46;
var codeColon = 58;
// node_modules/lossless-json/lib/esm/stringify.js
/**
* The LosslessJSON.stringify() method converts a JavaScript value to a JSON string,
* optionally replacing values if a replacer function is specified, or
* optionally including only the specified properties if a replacer array is specified.
*
* @param value
* The value to convert to a JSON string.
*
* @param [replacer]
* A function that alters the behavior of the stringification process,
* or an array of String and Number objects that serve as a whitelist for
* selecting the properties of the value object to be included in the JSON string.
* If this value is null or not provided, all properties of the object are
* included in the resulting JSON string.
*
* @param [space]
* A String or Number object that's used to insert white space into the output
* JSON string for readability purposes. If this is a Number, it indicates the
* number of space characters to use as white space; this number is capped at 10
* if it's larger than that. Values less than 1 indicate that no space should be
* used. If this is a String, the string (or the first 10 characters of the string,
* if it's longer than that) is used as white space. If this parameter is not
* provided (or is null), no white space is used.
*
* @param [numberStringifiers]
* An optional list with additional number stringifiers, for example to serialize
* a BigNumber. The output of the function must be valid stringified JSON.
* When `undefined` is returned, the property will be deleted from the object.
* The difference with using a `replacer` is that the output of a `replacer`
* must be JSON and will be stringified afterwards, whereas the output of the
* `numberStringifiers` is already stringified JSON.
*
* @returns Returns the string representation of the JSON object.
*/
function stringify(value, replacer, space, numberStringifiers) {
	const resolvedSpace = resolveSpace(space);
	return stringifyValue(typeof replacer === "function" ? replacer.call({ "": value }, "", value) : value, "");
	/**
	* Stringify a value
	*/
	function stringifyValue(value, indent) {
		if (Array.isArray(numberStringifiers)) {
			const stringifier = numberStringifiers.find((item) => item.test(value));
			if (stringifier) {
				const str = stringifier.stringify(value);
				if (typeof str !== "string" || !isNumber(str)) throw new Error(`Invalid JSON number: output of a number stringifier must be a string containing a JSON number (output: ${str})`);
				return str;
			}
		}
		if (typeof value === "boolean" || typeof value === "number" || typeof value === "string" || value === null || value instanceof Date || value instanceof Boolean || value instanceof Number || value instanceof String) return JSON.stringify(value);
		if (isLosslessNumber(value)) return value.toString();
		if (typeof value === "bigint") return value.toString();
		if (Array.isArray(value)) return stringifyArray(value, indent);
		if (value && typeof value === "object") return stringifyObject(value, indent);
	}
	/**
	* Stringify an array
	*/
	function stringifyArray(array, indent) {
		if (array.length === 0) return "[]";
		const childIndent = resolvedSpace ? indent + resolvedSpace : void 0;
		let str = resolvedSpace ? "[\n" : "[";
		for (let i = 0; i < array.length; i++) {
			const item = typeof replacer === "function" ? replacer.call(array, String(i), array[i]) : array[i];
			if (resolvedSpace) str += childIndent;
			if (typeof item !== "undefined" && typeof item !== "function") {
				const serialized = stringifyValue(item, childIndent);
				str += serialized === void 0 ? "null" : serialized;
			} else str += "null";
			if (i < array.length - 1) str += resolvedSpace ? ",\n" : ",";
		}
		str += resolvedSpace ? `\n${indent}]` : "]";
		return str;
	}
	/**
	* Stringify an object
	*/
	function stringifyObject(object, indent) {
		if (typeof object.toJSON === "function") return stringifyValue(object.toJSON(), indent);
		const keys = Array.isArray(replacer) ? [...new Set(replacer.map(String))] : Object.keys(object);
		if (keys.length === 0) return "{}";
		const childIndent = resolvedSpace ? indent + resolvedSpace : void 0;
		let first = true;
		let str = resolvedSpace ? "{\n" : "{";
		for (const key of keys) {
			const value = typeof replacer === "function" ? replacer.call(object, key, object[key]) : object[key];
			if (includeProperty(key, value)) {
				const serialized = stringifyValue(value, childIndent);
				if (serialized === void 0) continue;
				if (first) first = false;
				else str += resolvedSpace ? ",\n" : ",";
				const keyStr = JSON.stringify(key);
				str += resolvedSpace ? `${childIndent + keyStr}: ` : `${keyStr}:`;
				str += serialized;
			}
		}
		str += resolvedSpace ? `\n${indent}}` : "}";
		return str;
	}
	/**
	* Test whether to include a property in a stringified object or not.
	*/
	function includeProperty(_key, value) {
		return typeof value !== "undefined" && typeof value !== "function" && typeof value !== "symbol";
	}
}
/**
* The number of spaces or characters a space is capped to, like JSON.stringify does
*/
var MAX_SPACE_LENGTH = 10;
/**
* Resolve a JSON stringify space:
* replace a number with a string containing that number of spaces
*/
function resolveSpace(space) {
	if (typeof space === "number") {
		const count = Math.min(Math.trunc(space), MAX_SPACE_LENGTH);
		return count >= 1 ? " ".repeat(count) : void 0;
	}
	if (typeof space === "string" && space !== "") return space.slice(0, MAX_SPACE_LENGTH);
}
// src/runtime/engine/cases/case-json.ts
var import_lib = /* @__PURE__ */ __toESM(require_lib());
/** JSON with integers of any size: those that a number cannot hold are read as text and written as bare digits. */
/** As JSON.parse; an integer beyond 2^53 comes as the text of its digits. Throws SyntaxError. */
function parseExactJson(text) {
	return parse(text, void 0, (digits) => {
		if (isInteger$1(digits) && !isSafeNumber(digits) && /^-?\d+$/.test(digits)) return digits;
		return Number(digits);
	});
}
/**
* JSON for people and for git: a key a line, of tables a row a line. A bigint becomes bare digits, and -0 keeps its sign.
* `indent` is that of the object's own line.
*/
function formatExactJson(value, indent = "") {
	if (!isPlainObject(value)) return onOneLine(value);
	const inner = `${indent}  `;
	const lines = Object.entries(value).filter(([, member]) => member !== void 0).map(([key, member]) => `${inner}${JSON.stringify(key)}: ${formatMember(member, inner)}`);
	return lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n${indent}}`;
}
function formatMember(value, indent) {
	if (isTable(value)) return `[\n${value.map((row) => `${indent}  ${onOneLine(row)}`).join(",\n")}\n${indent}]`;
	return formatExactJson(value, indent);
}
/** Rows, or names with their types. */
function isTable(value) {
	return Array.isArray(value) && value.length > 0 && value.every((row) => Array.isArray(row));
}
function isPlainObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** As formatters write it, with blanks after commas, so that a case is not changed by one. */
function onOneLine(value) {
	if (Array.isArray(value)) return `[${value.map(onOneLine).join(", ")}]`;
	if (!isPlainObject(value)) return leaf(value);
	const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${onOneLine(member)}`);
	return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}
function leaf(value) {
	return stringify(value, void 0, void 0, [{
		test: isNegativeZero,
		stringify: () => "-0.0"
	}]) ?? "null";
}
function isNegativeZero(value) {
	return Object.is(value, -0);
}
// src/runtime/engine/cases/exact-rows.ts
/** Rows as a case file has them: BIGINT as bare digits, which cells hold as text. */
/** The case with its rows in their exact form; errors stay as they are. */
function withExactRows(recorded) {
	const { input, expected, expected_thread: thread } = recorded;
	return {
		...recorded,
		input: exactTable(input),
		...expected === void 0 ? {} : { expected: "rows" in expected ? exactTable(expected) : expected },
		...thread === void 0 ? {} : { expected_thread: "rows" in thread ? exactTable(thread) : thread }
	};
}
function exactTable(table) {
	const types = table.schema.map(([, type]) => parseDataType(type));
	return {
		...table,
		rows: table.rows.map((row) => row.map((cell, index) => exactCell(cell, types[index])))
	};
}
function exactCell(cell, type) {
	if (cell === null || type === void 0) return cell;
	if (typeof cell === "string") return type.kind === "BIGINT" ? BigInt(cell) : cell;
	if (typeof cell !== "object") return cell;
	switch (type.kind) {
		case "ARRAY": return cell.map((element) => exactCell(element, type.element));
		case "MAP": return cell.map((pair) => exactPair(pair, type.key, type.value));
		case "ROW": return cell.map((field, index) => exactCell(field, type.fields[index]?.type));
		default: return cell;
	}
}
function exactPair(pair, key, value) {
	if (pair === null || typeof pair !== "object") return pair;
	return [exactCell(pair[0] ?? null, key), exactCell(pair[1] ?? null, value)];
}
// src/runtime/engine/cases/case-file.ts
/** Case files: found in a folder, read, and written. */
/** Every JSON file of the folder that looks like a case, sorted by name. Throws FILE_NOT_FOUND. */
async function readCases(directory) {
	const found = await (0, node_fs_promises.stat)(directory).catch(() => null);
	if (found === null || !found.isDirectory()) throw workbenchError("FILE_NOT_FOUND", "usage", `There is no folder ${directory}.`, { directory }, { hint: "Name a folder of recorded cases: pairs of NAME.py and NAME.json." });
	const names = (await (0, node_fs_promises.readdir)(directory)).filter((name) => name.endsWith(".json")).sort();
	return (await Promise.all(names.map((name) => readCase(node_path.default.join(directory, name))))).filter((file) => file !== null);
}
/** null where the file is JSON of something else. */
async function readCase(file) {
	const name = node_path.default.basename(file, ".json");
	let parsed;
	try {
		parsed = parseExactJson(await (0, node_fs_promises.readFile)(file, "utf8"));
	} catch (error) {
		return {
			name,
			path: file,
			content: { problem: `The case file cannot be read: ${error instanceof Error ? error.message : String(error)}` }
		};
	}
	if (!looksLikeCase(parsed)) return null;
	const checked = /* @__PURE__ */ safeParse(caseSchema, parsed);
	if (!checked.success) {
		const [issue] = checked.issues;
		return {
			name,
			path: file,
			content: { problem: `The case file is malformed at ${/* @__PURE__ */ getDotPath(issue) ?? "the file"}: ${issue.message}` }
		};
	}
	const udfFile = node_path.default.resolve(node_path.default.dirname(file), checked.output.file ?? `${name}.py`);
	return {
		name,
		path: file,
		content: {
			case: checked.output,
			udfFile
		}
	};
}
function looksLikeCase(value) {
	return typeof value === "object" && value !== null && "function" in value && "input" in value;
}
function summaryOf(file) {
	if ("problem" in file.content) return null;
	const { case: recorded, udfFile } = file.content;
	return {
		name: file.name,
		path: file.path,
		function: {
			file: udfFile,
			name: recorded.function
		},
		kind: recorded.kind
	};
}
/** Atomic. Throws BAD_REQUEST where there is one already and `replace` is false. */
async function writeCase(file, recorded, replace) {
	if (await (0, node_fs_promises.stat)(file).then(() => true, () => false) && !replace) throw workbenchError("BAD_REQUEST", "usage", `There is a case ${node_path.default.basename(file)} already.`, { file }, { hint: "Give the case another name, or replace it." });
	await (0, import_lib.default)(file, `${formatExactJson(withExactRows(recorded))}\n`);
}
// src/runtime/engine/cases/case-job.ts
/** A recorded case as the job that answers it. */
/** `changelog`: ask for every change instead of the final rows. Throws BAD_TYPE_STRING for a column of the input whose type is none. */
function jobOfCase(recorded, udfFile, changelog) {
	const schema = fieldsOf(recorded.input.schema);
	const { columns, row_based: rowBased } = recorded;
	const namesColumns = columns !== void 0 && rowBased !== "map" && rowBased !== "flat_map";
	return {
		function: {
			file: udfFile,
			name: recorded.function
		},
		source: {
			kind: "inline",
			schema,
			rows: recorded.input.rows.map((row) => normalRow(schema, row))
		},
		args: recorded.args.map(argumentOf),
		keep: recorded.keep ?? [],
		...namesColumns ? { columns } : {},
		...recorded.group_by === void 0 ? {} : { groupBy: recorded.group_by },
		...recorded.join === void 0 ? {} : { join: recorded.join },
		...rowBased === void 0 ? {} : { rowBased },
		...recorded.distinct === void 0 ? {} : { distinct: recorded.distinct },
		...recorded.row_kinds === void 0 ? {} : { rowKinds: recorded.row_kinds },
		...recorded.window === void 0 ? {} : { window: recorded.window },
		runtime: recorded.runtime ?? "batch",
		changelog,
		profile: "flink-2.3",
		settings: recorded.config ?? {}
	};
}
function fieldsOf(schema) {
	return schema.map(([name, type]) => ({
		name,
		type: parseDataType(type)
	}));
}
function normalRow(fields, row) {
	return fields.map(({ type }, index) => normalCell(type, row[index] ?? null));
}
/** From the form that case files and `--args` have. */
function argumentOf(argument) {
	if (typeof argument === "string") return {
		kind: "column",
		name: argument
	};
	if ("call" in argument) return {
		kind: "call",
		function: argument.call,
		args: argument.args.map(argumentOf)
	};
	return {
		kind: "constant",
		sql: argument.sql
	};
}
function caseArgumentOf(argument) {
	switch (argument.kind) {
		case "column": return argument.name;
		case "constant": return { sql: argument.sql };
		case "call": return {
			call: argument.function,
			args: argument.args.map(caseArgumentOf)
		};
	}
}
// src/runtime/engine/cases/judge-answer.ts
var same = { why: "" };
/** `keyColumns`: how many of the first columns are the key of a changelog. */
function judgeAnswer(expected, answer, keyColumns) {
	if ("error" in expected) return judgeError(expected, answer);
	if (answer.error !== null) {
		const { stage, error_type: type, error } = answer.error;
		const text = `${type}: ${error}`;
		return {
			why: `Expected ${expected.rows.length} rows; failed at ${stage} with ${text}`,
			difference: {
				columns: expected.schema,
				row: null,
				expected: { text: rowCount(expected.rows.length) },
				actual: { text }
			}
		};
	}
	const fields = fieldsOf(expected.schema);
	return judgeSchema(expected, fields, answer.columns) ?? judgeRows(expected, fields, answer.rows) ?? judgeChanges(expected, fields, answer.changes, keyColumns) ?? judgeSideFile(expected, answer.sideFile) ?? same;
}
function judgeSchema(expected, fields, actual) {
	const wanted = schemaText(fields);
	const given = schemaText(actual);
	if (wanted === given) return null;
	return {
		why: `The columns are ${given}; expected ${wanted}.`,
		difference: {
			columns: expected.schema,
			row: null,
			expected: { text: wanted },
			actual: { text: given }
		}
	};
}
function schemaText(fields) {
	return fields.map(({ name, type }) => `${name} ${typeText(type)}`).join(", ");
}
/** Whether a column may hold NULL is not looked at; what it holds may. VARCHAR and VARBINARY of Flink's greatest length are STRING and BYTES. */
function typeText(type) {
	return formatDataType({
		...type,
		nullable: true
	}).replace(/\bVARCHAR\(2147483647\)/g, "STRING").replace(/\bVARBINARY\(2147483647\)/g, "BYTES");
}
function judgeRows(expected, fields, actual) {
	const wanted = keyed(fields, expected.rows.map((row) => normalRow(fields, row)));
	const given = keyed(fields, actual);
	if (expected.order === "sorted") {
		wanted.sort(byKey);
		given.sort(byKey);
	}
	const rows = Math.max(wanted.length, given.length);
	for (let row = 0; row < rows; row += 1) {
		const [want, have] = [wanted[row], given[row]];
		if (want?.key === have?.key) continue;
		return {
			why: `Row ${row} is ${rowText(have)}; expected ${rowText(want)}.`,
			difference: {
				columns: expected.schema,
				row,
				expected: sideOf$1(want),
				actual: sideOf$1(have)
			}
		};
	}
	return null;
}
function keyed(fields, rows) {
	return rows.map((row) => ({
		key: rowKey(fields, row),
		row
	}));
}
function byKey(a, b) {
	return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
function sideOf$1(row) {
	return row === void 0 ? { text: "no row" } : { cells: [...row.row] };
}
function rowText(row) {
	if (row === void 0) return "missing";
	const text = JSON.stringify(row.row, (_key, value) => Object.is(value, -0) ? "-0.0" : value);
	return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}
function rowCount(rows) {
	return rows === 1 ? "1 row" : `${rows} rows`;
}
function judgeChanges(expected, fields, actual, keyColumns) {
	if (expected.changelog === void 0) return null;
	const why = changelogDifference(fields, keyColumns, expected.changelog.map(([kind, row]) => ({
		kind,
		row: normalRow(fields, row)
	})), actual ?? []);
	return why === null ? null : { why };
}
function judgeSideFile(expected, actual) {
	const wanted = expected.side_file;
	if (wanted === void 0 || wanted.join("\n") === actual?.join("\n")) return null;
	return { why: `The side file is ${actual === null ? "not there" : JSON.stringify(actual)}; expected ${JSON.stringify(wanted)}.` };
}
function judgeError(expected, answer) {
	const actual = answer.error;
	const difference = () => ({
		columns: [],
		row: null,
		expected: { text: `${expected.error_type}: ${expected.error}` },
		actual: { text: actual === null ? rowCount(answer.rows.length) : `${actual.error_type}: ${actual.error}` }
	});
	const why = errorDifference(expected, actual, answer.rows.length);
	return why === null ? same : {
		why,
		difference: difference()
	};
}
function errorDifference(expected, actual, rows) {
	const wanted = `${expected.error_type}: ${expected.error} (${expected.stage})`;
	if (actual === null) return `Gave ${rowCount(rows)}; expected ${wanted}.`;
	if (expected.error_type === "CRASH" || expected.error_type === "HANG") return actual.stage === "run" ? null : `Failed at ${actual.stage}; Flink's job died while it ran.`;
	const given = `${actual.error_type}: ${actual.error} (${actual.stage})`;
	if (actual.stage !== expected.stage || lastPart(actual.error_type) !== lastPart(expected.error_type)) return `Failed with ${given}; expected ${wanted}.`;
	if (expected.error_type.startsWith("java.")) return null;
	if (!(expected.error === "" ? actual.error === "" : actual.error.includes(expected.error))) return `Failed with ${given}; expected ${wanted}.`;
	if (expected.stage === "define") return null;
	if (actual.line === expected.line && actual.in === expected.in) return null;
	return `The error is ${placeText(actual)}; expected ${placeText(expected)}. ${given}`;
}
function placeText({ line, in: name }) {
	return line === void 0 ? "at no line" : `at line ${line} in ${name ?? "?"}`;
}
function lastPart(type) {
	return type.slice(type.lastIndexOf(".") + 1);
}
// src/runtime/engine/read-rows.ts
/** At most `most` rows. Rejects with the source's error. */
async function readRows(pool, source, columns, most) {
	const request = {
		kind: "rows",
		source,
		columns: [...columns],
		maxRows: most
	};
	return (await pool.interactive().request("rows", request)).rows;
}
// src/runtime/engine/cases/accept-case.ts
/** "Accept as expected": what our own run of a job gave, written as a case beside the UDF file. */
var mostRows$1 = 1e4;
var timeoutMs$2 = 6e4;
var accepted = 0;
/** Path of the written file. Throws BAD_REQUEST for a name or a number that will not do, and what preparing the job throws. */
async function acceptCase(request) {
	requireFileName(request.name);
	requireRows(request.rows);
	const prepared = await request.prepare(request.job);
	const columns = columnsNamed(prepared);
	const input = await readRows(request.pool, prepared.source, columns, request.rows);
	const job = inlineJob(request.job, prepared, columns, input);
	const process = await answerIn("process", request, job);
	const thread = await answerIn("thread", request, job);
	const expected = expectationOf(process, prepared);
	const agrees = judgeAnswer(expected, thread, 0).why === "";
	const { file } = request.job.function;
	const target = node_path.default.join(node_path.default.dirname(file), `${node_path.default.basename(file, ".py")}.${request.name}.json`);
	await writeCase(target, {
		file: node_path.default.basename(file),
		...caseOf(job, prepared, columns, input),
		expected,
		...agrees ? {} : {
			expected_thread: expectationOf(thread, prepared),
			disagree: true
		}
	}, request.replace);
	return target;
}
function requireFileName(name) {
	if (/^[\w-]{1,80}$/.test(name)) return;
	throw workbenchError("BAD_REQUEST", "usage", `${JSON.stringify(name)} cannot be the name of a case.`, { name }, { hint: "Letters, digits, _ and -." });
}
function requireRows(rows) {
	if (Number.isInteger(rows) && rows >= 1 && rows <= mostRows$1) return;
	throw workbenchError("BAD_REQUEST", "usage", `A case holds 1 to ${mostRows$1} rows, not ${rows}.`, { rows });
}
/** Only what the job reads of its source: a case is read by people. One column where it reads none, so that it has rows. */
function columnsNamed({ args, shape, columns }) {
	const { keep, groupBy, rowKinds, window } = shape;
	const fields = [
		...args.flatMap(columnsOfArgument),
		...keep,
		...groupBy
	];
	if (rowKinds !== null) fields.push(rowKinds);
	if (window !== null) fields.push(window.time);
	const names = new Set(fields.map((field) => field.name));
	const named = columns.filter((column) => names.has(column.name));
	return named.length > 0 ? named : columns.slice(0, 1);
}
function columnsOfArgument(argument) {
	switch (argument.kind) {
		case "column": return [argument.field];
		case "constant": return [];
		case "call": return argument.args.flatMap(columnsOfArgument);
	}
}
/** The rows travel with the case, so that it needs no file; arguments are named, as fewer columns could be matched otherwise. */
function inlineJob(job, prepared, columns, rows) {
	const source = {
		kind: "inline",
		schema: [...columns],
		rows: rows.map((row) => [...row])
	};
	const whole = { ...job };
	delete whole.limit;
	return {
		...whole,
		source,
		args: argumentsOf(job, prepared),
		changelog: false,
		runtime: prepared.shape.runtime
	};
}
async function answerIn(mode, request, job) {
	accepted += 1;
	const { pool, prepare, folder } = request;
	const { answer } = await answerCase({
		pool,
		prepare,
		folder,
		job,
		mode,
		jobId: `accept-${accepted}-${mode}`,
		timeoutMs: timeoutMs$2
	});
	if (answer.error !== null && !isOfTheFunction(answer.error)) throw new WorkbenchError(answer.error);
	return answer;
}
/** Only what the function or Flink's planner says is an answer worth keeping. */
function isOfTheFunction(error) {
	return error.stage !== "usage" && error.stage !== "setup" && error.code !== "INTERNAL" && error.code !== "CANCELLED";
}
function expectationOf(answer, prepared) {
	if (answer.error !== null) {
		const { error, error_type, stage, line, in: name } = answer.error;
		return {
			error,
			error_type,
			stage,
			...line === void 0 ? {} : { line },
			...name === void 0 ? {} : { in: name }
		};
	}
	return {
		schema: answer.columns.map(({ name, type }) => [name, formatDataType({
			...type,
			nullable: true
		})]),
		rows: answer.rows.map((row) => [...row]),
		order: isAggregate(prepared.udf.kind) ? "sorted" : "input"
	};
}
function caseOf(job, prepared, columns, rows) {
	const config = panelSettings(prepared);
	return {
		function: job.function.name,
		kind: prepared.udf.kind,
		args: (job.args ?? []).map(caseArgumentOf),
		...job.keep.length === 0 ? {} : { keep: job.keep },
		...job.columns === void 0 ? {} : { columns: job.columns },
		...job.groupBy === void 0 ? {} : { group_by: job.groupBy },
		...job.join === void 0 ? {} : { join: job.join },
		...job.rowBased === void 0 ? {} : { row_based: job.rowBased },
		...job.distinct === void 0 ? {} : { distinct: job.distinct },
		...job.rowKinds === void 0 ? {} : { row_kinds: job.rowKinds },
		...job.window === void 0 ? {} : { window: job.window },
		runtime: prepared.shape.runtime,
		config,
		input: {
			schema: columns.map(({ name, type }) => [name, formatDataType(type)]),
			rows: rows.map((row) => [...row])
		}
	};
}
/** As they were bound, so that the case says what it passes. */
function argumentsOf(job, { args }) {
	if (job.args !== void 0) return job.args;
	return args.flatMap((argument) => argument.kind === "column" ? [{
		kind: "column",
		name: argument.field.name
	}] : []);
}
/** What was set apart from the profile; the execution mode is each run's own. */
function panelSettings(prepared) {
	const asked = Object.entries(prepared.effective).filter(([key, { origin }]) => origin !== "profile" && key !== "python.execution-mode" && !key.startsWith("workbench."));
	return Object.fromEntries(asked.map(([key, { value }]) => [key, value]));
}
// src/runtime/engine/cases/case-run.ts
var caseTimeoutMs = 3e4;
var CaseRun = class {
	options;
	prepared = /* @__PURE__ */ new Map();
	totals = {
		passed: 0,
		failed: 0,
		skipped: 0
	};
	done = 0;
	isCancelled = false;
	constructor(options) {
		this.options = options;
	}
	get wasCancelled() {
		return this.isCancelled;
	}
	/** Resolves when all modes are through, or when those that ran at the time of `cancel` have ended. */
	async run() {
		await Promise.all(this.options.modes.map((mode) => this.runMode(mode)));
		return { ...this.totals };
	}
	cancel() {
		this.isCancelled = true;
	}
	async runMode(mode) {
		for (const [index, file] of this.options.cases.entries()) {
			if (this.isCancelled) return;
			this.tell(await this.runCase(file, mode, index));
		}
	}
	tell(result) {
		if (result.ok === null) this.totals.skipped += 1;
		else if (result.ok) this.totals.passed += 1;
		else this.totals.failed += 1;
		this.done += 1;
		this.options.onResult(result, this.done / (this.options.cases.length * this.options.modes.length));
	}
	async runCase(file, mode, index) {
		const started = performance.now();
		const base = {
			case: file.name,
			mode
		};
		const seconds = () => (performance.now() - started) / 1e3;
		if ("problem" in file.content) return {
			...base,
			ok: false,
			why: file.content.problem,
			effectiveMode: null,
			seconds: 0
		};
		const { case: recorded, udfFile } = file.content;
		const expected = mode === "thread" ? recorded.expected_thread ?? recorded.expected : recorded.expected;
		if (recorded["select"] !== void 0 && recorded.window === void 0 && recorded.distinct === void 0) return {
			...base,
			ok: null,
			why: "A query of its own, which only Flink runs.",
			effectiveMode: null,
			seconds: 0
		};
		if (expected === void 0) return {
			...base,
			ok: false,
			why: "The case has no expected answer.",
			effectiveMode: null,
			seconds: 0
		};
		const wantsChanges = "rows" in expected && expected.changelog !== void 0;
		const { answer, effectiveMode } = await this.answer({
			pool: this.options.pool,
			job: jobOfCase(recorded, udfFile, wantsChanges),
			prepare: (job) => this.prepareOnce(`${file.name} ${String(wantsChanges)}`, job),
			mode,
			jobId: `${this.options.id}-${index}-${mode}`,
			folder: this.options.folder,
			timeoutMs: caseTimeoutMs
		});
		const verdict = recorded.nondeterministic === true ? { why: "" } : judgeAnswer(expected, answer, keyColumnsOf(recorded));
		const ok = recorded.nondeterministic === true ? null : verdict.why === "";
		return {
			...base,
			ok,
			...verdict,
			effectiveMode,
			seconds: seconds()
		};
	}
	/** Once more where the task manager went down: in process mode that is the work of a case beside this one, which hung. */
	async answer(request) {
		const answered = await answerCase(request);
		const { error } = answered.answer;
		if (error?.code !== "TASK_MANAGER_DIED" || answered.effectiveMode === "thread" || this.isCancelled) return answered;
		return answerCase({
			...request,
			jobId: `${request.jobId}-again`
		});
	}
	/** Planning does not depend on the mode: the second one finds it done. */
	prepareOnce(key, job) {
		const known = this.prepared.get(key);
		if (known !== void 0) {
			this.prepared.delete(key);
			return known;
		}
		const preparing = this.options.prepare(job);
		preparing.catch(() => void 0);
		if (this.options.modes.length > 1) this.prepared.set(key, preparing);
		return preparing;
	}
};
// src/runtime/engine/cases/case-service.ts
/** Recorded cases: listed, run in Flink's modes, and accepted from our own answer. One run of cases at a time. */
var CaseService = class {
	options;
	current = null;
	started = 0;
	constructor(options) {
		this.options = options;
	}
	async list(directory, file) {
		return (await readCases(directory)).map(summaryOf).filter((summary) => summary !== null && (file === void 0 || summary.function.file === file));
	}
	/** Cases that run already are ended first. Throws FILE_NOT_FOUND, or BAD_REQUEST for a name that is not there. */
	async start(request) {
		const cases = chosen(await readCases(request.directory), request);
		if (this.current !== null) await this.end(this.current);
		this.started += 1;
		const id = `cases-${this.started}-${(0, node_crypto.randomBytes)(3).toString("hex")}`;
		const { pool, prepare, storeDir, emit } = this.options;
		const run = new CaseRun({
			id,
			cases,
			modes: request.modes ?? caseModes,
			pool,
			prepare,
			folder: node_path.default.join(storeDir, id),
			onResult: (result, progress) => emit({
				kind: "result",
				casesId: id,
				result,
				progress
			})
		});
		this.current = {
			id,
			run,
			ended: this.run(id, run)
		};
		return id;
	}
	async cancel(casesId) {
		if (this.current?.id === casesId) await this.end(this.current);
	}
	/** Path of the written case. */
	accept(job, name, rows, replace) {
		const { pool, prepare, storeDir } = this.options;
		return acceptCase({
			pool,
			prepare,
			folder: storeDir,
			job,
			name,
			rows,
			replace
		});
	}
	async close() {
		if (this.current !== null) await this.end(this.current);
	}
	async end(going) {
		going.run.cancel();
		await going.ended;
	}
	async run(id, run) {
		await Promise.resolve();
		const totals = await run.run();
		if (this.current?.id === id) this.current = null;
		this.options.emit({
			kind: "ended",
			casesId: id,
			totals,
			cancelled: run.wasCancelled
		});
	}
};
function chosen(cases, { names, directory }) {
	if (names === void 0) return cases;
	const missing = names.find((name) => !cases.some((each) => each.name === name));
	if (missing !== void 0) throw workbenchError("BAD_REQUEST", "usage", `There is no case ${missing} in ${directory}.`, {
		missing,
		directory
	}, { hint: "Names are those of the JSON files, without .json." });
	return cases.filter((each) => names.includes(each.name));
}
// src/contract/model/project.ts
/** A project: a folder of plain files with one settings file, `workbench.json`, made to live in git. */
var projectFileName = "workbench.json";
/** workbench.json. Unknown keys are kept when it is rewritten. */
var projectSettingsSchema = /* @__PURE__ */ looseObject({
	name: /* @__PURE__ */ string(),
	data: /* @__PURE__ */ array(/* @__PURE__ */ object({
		name: /* @__PURE__ */ string(),
		path: /* @__PURE__ */ string(),
		format: /* @__PURE__ */ picklist(fileFormats),
		nullMarks: /* @__PURE__ */ array(/* @__PURE__ */ string()),
		schema: /* @__PURE__ */ array(fieldSchema)
	})),
	generator: /* @__PURE__ */ optional(/* @__PURE__ */ object({
		rows: /* @__PURE__ */ number(),
		stringLength: /* @__PURE__ */ number(),
		schema: /* @__PURE__ */ array(fieldSchema)
	})),
	/** Key: `delay.py:delay_grade`, paths relative with forward slashes. */
	bindings: /* @__PURE__ */ record(/* @__PURE__ */ string(), /* @__PURE__ */ object({
		/** Name of a data link, `datagen` or `nasty`. */
		data: /* @__PURE__ */ optional(/* @__PURE__ */ string()),
		args: /* @__PURE__ */ optional(/* @__PURE__ */ array(argumentSchema)),
		keep: /* @__PURE__ */ optional(/* @__PURE__ */ array(/* @__PURE__ */ string())),
		twin: /* @__PURE__ */ optional(functionRefSchema),
		columns: /* @__PURE__ */ optional(/* @__PURE__ */ array(/* @__PURE__ */ string())),
		groupBy: /* @__PURE__ */ optional(/* @__PURE__ */ array(/* @__PURE__ */ string())),
		join: /* @__PURE__ */ optional(/* @__PURE__ */ picklist(["inner", "left"])),
		rowBased: /* @__PURE__ */ optional(/* @__PURE__ */ picklist(rowOperations)),
		runtime: /* @__PURE__ */ optional(/* @__PURE__ */ picklist(runtimes)),
		changelog: /* @__PURE__ */ optional(/* @__PURE__ */ boolean()),
		distinct: /* @__PURE__ */ optional(/* @__PURE__ */ boolean()),
		rowKinds: /* @__PURE__ */ optional(/* @__PURE__ */ string()),
		window: /* @__PURE__ */ optional(windowSchema),
		nasty: /* @__PURE__ */ optional(/* @__PURE__ */ object({
			rows: /* @__PURE__ */ number(),
			seed: /* @__PURE__ */ number(),
			schema: /* @__PURE__ */ array(fieldSchema)
		}))
	})),
	profile: /* @__PURE__ */ picklist(profileNames),
	/** The panel's overrides. */
	settings: settingValuesSchema
});
var dataDescriptionSchema = /* @__PURE__ */ object({
	/** `sample`: the first values, encoded as cells; `nullsInSample` counts NULLs among the rows looked at. */
	columns: /* @__PURE__ */ array(/* @__PURE__ */ object({
		field: fieldSchema,
		sample: /* @__PURE__ */ array(cellSchema),
		nullsInSample: /* @__PURE__ */ number()
	})),
	/** Rows where the format tells (Parquet). */
	rows: /* @__PURE__ */ nullable$1(/* @__PURE__ */ number()),
	sizeBytes: /* @__PURE__ */ number()
});
// node_modules/yaml/dist/nodes/identity.js
var require_identity = /* @__PURE__ */ __commonJSMin(((exports) => {
	var ALIAS = Symbol.for("yaml.alias");
	var DOC = Symbol.for("yaml.document");
	var MAP = Symbol.for("yaml.map");
	var PAIR = Symbol.for("yaml.pair");
	var SCALAR = Symbol.for("yaml.scalar");
	var SEQ = Symbol.for("yaml.seq");
	var NODE_TYPE = Symbol.for("yaml.node.type");
	var isAlias = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
	var isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
	var isMap = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
	var isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
	var isScalar = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR;
	var isSeq = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
	function isCollection(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case MAP:
			case SEQ: return true;
		}
		return false;
	}
	function isNode(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case ALIAS:
			case MAP:
			case SCALAR:
			case SEQ: return true;
		}
		return false;
	}
	var hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;
	exports.ALIAS = ALIAS;
	exports.DOC = DOC;
	exports.MAP = MAP;
	exports.NODE_TYPE = NODE_TYPE;
	exports.PAIR = PAIR;
	exports.SCALAR = SCALAR;
	exports.SEQ = SEQ;
	exports.hasAnchor = hasAnchor;
	exports.isAlias = isAlias;
	exports.isCollection = isCollection;
	exports.isDocument = isDocument;
	exports.isMap = isMap;
	exports.isNode = isNode;
	exports.isPair = isPair;
	exports.isScalar = isScalar;
	exports.isSeq = isSeq;
}));
// node_modules/yaml/dist/visit.js
var require_visit = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var BREAK = Symbol("break visit");
	var SKIP = Symbol("skip children");
	var REMOVE = Symbol("remove node");
	/**
	* Apply a visitor to an AST node or document.
	*
	* Walks through the tree (depth-first) starting from `node`, calling a
	* `visitor` function with three arguments:
	*   - `key`: For sequence values and map `Pair`, the node's index in the
	*     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
	*     `null` for the root node.
	*   - `node`: The current node.
	*   - `path`: The ancestry of the current node.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this node, continue with next
	*     sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current node, then continue with the next one
	*   - `Node`: Replace the current node, then continue by visiting it
	*   - `number`: While iterating the items of a sequence or map, set the index
	*     of the next step. This is useful especially if the index of the current
	*     node has changed.
	*
	* If `visitor` is a single function, it will be called with all values
	* encountered in the tree, including e.g. `null` values. Alternatively,
	* separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
	* `Alias` and `Scalar` node. To define the same visitor function for more than
	* one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
	* and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
	* specific defined one will be used for each node.
	*/
	function visit(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (visit_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else visit_(null, node, visitor_, Object.freeze([]));
	}
	/** Terminate visit traversal completely */
	visit.BREAK = BREAK;
	/** Do not visit the children of the current node */
	visit.SKIP = SKIP;
	/** Remove the current node */
	visit.REMOVE = REMOVE;
	function visit_(key, node, visitor, path) {
		const ctrl = callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visit_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = visit_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = visit_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = visit_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	/**
	* Apply an async visitor to an AST node or document.
	*
	* Walks through the tree (depth-first) starting from `node`, calling a
	* `visitor` function with three arguments:
	*   - `key`: For sequence values and map `Pair`, the node's index in the
	*     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
	*     `null` for the root node.
	*   - `node`: The current node.
	*   - `path`: The ancestry of the current node.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `Promise`: Must resolve to one of the following values
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this node, continue with next
	*     sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current node, then continue with the next one
	*   - `Node`: Replace the current node, then continue by visiting it
	*   - `number`: While iterating the items of a sequence or map, set the index
	*     of the next step. This is useful especially if the index of the current
	*     node has changed.
	*
	* If `visitor` is a single function, it will be called with all values
	* encountered in the tree, including e.g. `null` values. Alternatively,
	* separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
	* `Alias` and `Scalar` node. To define the same visitor function for more than
	* one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
	* and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
	* specific defined one will be used for each node.
	*/
	async function visitAsync(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (await visitAsync_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else await visitAsync_(null, node, visitor_, Object.freeze([]));
	}
	/** Terminate visit traversal completely */
	visitAsync.BREAK = BREAK;
	/** Do not visit the children of the current node */
	visitAsync.SKIP = SKIP;
	/** Remove the current node */
	visitAsync.REMOVE = REMOVE;
	async function visitAsync_(key, node, visitor, path) {
		const ctrl = await callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visitAsync_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = await visitAsync_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = await visitAsync_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = await visitAsync_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	function initVisitor(visitor) {
		if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) return Object.assign({
			Alias: visitor.Node,
			Map: visitor.Node,
			Scalar: visitor.Node,
			Seq: visitor.Node
		}, visitor.Value && {
			Map: visitor.Value,
			Scalar: visitor.Value,
			Seq: visitor.Value
		}, visitor.Collection && {
			Map: visitor.Collection,
			Seq: visitor.Collection
		}, visitor);
		return visitor;
	}
	function callVisitor(key, node, visitor, path) {
		if (typeof visitor === "function") return visitor(key, node, path);
		if (identity.isMap(node)) return visitor.Map?.(key, node, path);
		if (identity.isSeq(node)) return visitor.Seq?.(key, node, path);
		if (identity.isPair(node)) return visitor.Pair?.(key, node, path);
		if (identity.isScalar(node)) return visitor.Scalar?.(key, node, path);
		if (identity.isAlias(node)) return visitor.Alias?.(key, node, path);
	}
	function replaceNode(key, path, node) {
		const parent = path[path.length - 1];
		if (identity.isCollection(parent)) parent.items[key] = node;
		else if (identity.isPair(parent)) {
			if (key === "key") parent.key = node;
			else parent.value = node;
		} else if (identity.isDocument(parent)) parent.contents = node;
		else {
			const pt = identity.isAlias(parent) ? "alias" : "scalar";
			throw new Error(`Cannot replace node with ${pt} parent`);
		}
	}
	exports.visit = visit;
	exports.visitAsync = visitAsync;
}));
// node_modules/yaml/dist/doc/directives.js
var require_directives = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	var escapeChars = {
		"!": "%21",
		",": "%2C",
		"[": "%5B",
		"]": "%5D",
		"{": "%7B",
		"}": "%7D"
	};
	var escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
	var Directives = class Directives {
		constructor(yaml, tags) {
			/**
			* The directives-end/doc-start marker `---`. If `null`, a marker may still be
			* included in the document's stringified representation.
			*/
			this.docStart = null;
			/** The doc-end marker `...`.  */
			this.docEnd = false;
			this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
			this.tags = Object.assign({}, Directives.defaultTags, tags);
		}
		clone() {
			const copy = new Directives(this.yaml, this.tags);
			copy.docStart = this.docStart;
			return copy;
		}
		/**
		* During parsing, get a Directives instance for the current document and
		* update the stream state according to the current version's spec.
		*/
		atDocument() {
			const res = new Directives(this.yaml, this.tags);
			switch (this.yaml.version) {
				case "1.1":
					this.atNextDocument = true;
					break;
				case "1.2":
					this.atNextDocument = false;
					this.yaml = {
						explicit: Directives.defaultYaml.explicit,
						version: "1.2"
					};
					this.tags = Object.assign({}, Directives.defaultTags);
			}
			return res;
		}
		/**
		* @param onError - May be called even if the action was successful
		* @returns `true` on success
		*/
		add(line, onError) {
			if (this.atNextDocument) {
				this.yaml = {
					explicit: Directives.defaultYaml.explicit,
					version: "1.1"
				};
				this.tags = Object.assign({}, Directives.defaultTags);
				this.atNextDocument = false;
			}
			const parts = line.trim().split(/[ \t]+/);
			const name = parts.shift();
			switch (name) {
				case "%TAG": {
					if (parts.length !== 2) {
						onError(0, "%TAG directive should contain exactly two parts");
						if (parts.length < 2) return false;
					}
					const [handle, prefix] = parts;
					this.tags[handle] = prefix;
					return true;
				}
				case "%YAML": {
					this.yaml.explicit = true;
					if (parts.length !== 1) {
						onError(0, "%YAML directive should contain exactly one part");
						return false;
					}
					const [version] = parts;
					if (version === "1.1" || version === "1.2") {
						this.yaml.version = version;
						return true;
					} else {
						const isValid = /^\d+\.\d+$/.test(version);
						onError(6, `Unsupported YAML version ${version}`, isValid);
						return false;
					}
				}
				default:
					onError(0, `Unknown directive ${name}`, true);
					return false;
			}
		}
		/**
		* Resolves a tag, matching handles to those defined in %TAG directives.
		*
		* @returns Resolved tag, which may also be the non-specific tag `'!'` or a
		*   `'!local'` tag, or `null` if unresolvable.
		*/
		tagName(source, onError) {
			if (source === "!") return "!";
			if (source[0] !== "!") {
				onError(`Not a valid tag: ${source}`);
				return null;
			}
			if (source[1] === "<") {
				const verbatim = source.slice(2, -1);
				if (verbatim === "!" || verbatim === "!!") {
					onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
					return null;
				}
				if (source[source.length - 1] !== ">") onError("Verbatim tags must end with a >");
				return verbatim;
			}
			const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
			if (!suffix) onError(`The ${source} tag has no suffix`);
			const prefix = this.tags[handle];
			if (prefix) try {
				return prefix + decodeURIComponent(suffix);
			} catch (error) {
				onError(String(error));
				return null;
			}
			if (handle === "!") return source;
			onError(`Could not resolve tag: ${source}`);
			return null;
		}
		/**
		* Given a fully resolved tag, returns its printable string form,
		* taking into account current tag prefixes and defaults.
		*/
		tagString(tag) {
			for (const [handle, prefix] of Object.entries(this.tags)) if (tag.startsWith(prefix)) return handle + escapeTagName(tag.substring(prefix.length));
			return tag[0] === "!" ? tag : `!<${tag}>`;
		}
		toString(doc) {
			const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
			const tagEntries = Object.entries(this.tags);
			let tagNames;
			if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
				const tags = {};
				visit.visit(doc.contents, (_key, node) => {
					if (identity.isNode(node) && node.tag) tags[node.tag] = true;
				});
				tagNames = Object.keys(tags);
			} else tagNames = [];
			for (const [handle, prefix] of tagEntries) {
				if (handle === "!!" && prefix === "tag:yaml.org,2002:") continue;
				if (!doc || tagNames.some((tn) => tn.startsWith(prefix))) lines.push(`%TAG ${handle} ${prefix}`);
			}
			return lines.join("\n");
		}
	};
	Directives.defaultYaml = {
		explicit: false,
		version: "1.2"
	};
	Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };
	exports.Directives = Directives;
}));
// node_modules/yaml/dist/doc/anchors.js
var require_anchors = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	/**
	* Verify that the input string is a valid anchor.
	*
	* Will throw on errors.
	*/
	function anchorIsValid(anchor) {
		if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
			const msg = `Anchor must not contain whitespace or control characters: ${JSON.stringify(anchor)}`;
			throw new Error(msg);
		}
		return true;
	}
	function anchorNames(root) {
		const anchors = /* @__PURE__ */ new Set();
		visit.visit(root, { Value(_key, node) {
			if (node.anchor) anchors.add(node.anchor);
		} });
		return anchors;
	}
	/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
	function findNewAnchor(prefix, exclude) {
		for (let i = 1;; ++i) {
			const name = `${prefix}${i}`;
			if (!exclude.has(name)) return name;
		}
	}
	function createNodeAnchors(doc, prefix) {
		const aliasObjects = [];
		const sourceObjects = /* @__PURE__ */ new Map();
		let prevAnchors = null;
		return {
			onAnchor: (source) => {
				aliasObjects.push(source);
				prevAnchors ?? (prevAnchors = anchorNames(doc));
				const anchor = findNewAnchor(prefix, prevAnchors);
				prevAnchors.add(anchor);
				return anchor;
			},
			/**
			* With circular references, the source node is only resolved after all
			* of its child nodes are. This is why anchors are set only after all of
			* the nodes have been created.
			*/
			setAnchors: () => {
				for (const source of aliasObjects) {
					const ref = sourceObjects.get(source);
					if (typeof ref === "object" && ref.anchor && (identity.isScalar(ref.node) || identity.isCollection(ref.node))) ref.node.anchor = ref.anchor;
					else {
						const error = /* @__PURE__ */ new Error("Failed to resolve repeated object (this should not happen)");
						error.source = source;
						throw error;
					}
				}
			},
			sourceObjects
		};
	}
	exports.anchorIsValid = anchorIsValid;
	exports.anchorNames = anchorNames;
	exports.createNodeAnchors = createNodeAnchors;
	exports.findNewAnchor = findNewAnchor;
}));
// node_modules/yaml/dist/doc/applyReviver.js
var require_applyReviver = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
	* in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
	* 2021 edition: https://tc39.es/ecma262/#sec-json.parse
	*
	* Includes extensions for handling Map and Set objects.
	*/
	function applyReviver(reviver, obj, key, val) {
		if (val && typeof val === "object") {
			if (Array.isArray(val)) for (let i = 0, len = val.length; i < len; ++i) {
				const v0 = val[i];
				const v1 = applyReviver(reviver, val, String(i), v0);
				if (v1 === void 0) delete val[i];
				else if (v1 !== v0) val[i] = v1;
			}
			else if (val instanceof Map) for (const k of Array.from(val.keys())) {
				const v0 = val.get(k);
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) val.delete(k);
				else if (v1 !== v0) val.set(k, v1);
			}
			else if (val instanceof Set) for (const v0 of Array.from(val)) {
				const v1 = applyReviver(reviver, val, v0, v0);
				if (v1 === void 0) val.delete(v0);
				else if (v1 !== v0) {
					val.delete(v0);
					val.add(v1);
				}
			}
			else for (const [k, v0] of Object.entries(val)) {
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) delete val[k];
				else if (v1 !== v0) val[k] = v1;
			}
		}
		return reviver.call(obj, key, val);
	}
	exports.applyReviver = applyReviver;
}));
// node_modules/yaml/dist/nodes/toJS.js
var require_toJS = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	/**
	* Recursively convert any node or its contents to native JavaScript
	*
	* @param value - The input value
	* @param arg - If `value` defines a `toJSON()` method, use this
	*   as its first argument
	* @param ctx - Conversion context, originally set in Document#toJS(). If
	*   `{ keep: true }` is not set, output should be suitable for JSON
	*   stringification.
	*/
	function toJS(value, arg, ctx) {
		if (Array.isArray(value)) return value.map((v, i) => toJS(v, String(i), ctx));
		if (value && typeof value.toJSON === "function") {
			if (!ctx || !identity.hasAnchor(value)) return value.toJSON(arg, ctx);
			const data = {
				aliasCount: 0,
				count: 1,
				res: void 0
			};
			ctx.anchors.set(value, data);
			ctx.onCreate = (res) => {
				data.res = res;
				delete ctx.onCreate;
			};
			const res = value.toJSON(arg, ctx);
			if (ctx.onCreate) ctx.onCreate(res);
			return res;
		}
		if (typeof value === "bigint" && !ctx?.keep) return Number(value);
		return value;
	}
	exports.toJS = toJS;
}));
// node_modules/yaml/dist/nodes/Node.js
var require_Node = /* @__PURE__ */ __commonJSMin(((exports) => {
	var applyReviver = require_applyReviver();
	var identity = require_identity();
	var toJS = require_toJS();
	var NodeBase = class {
		constructor(type) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: type });
		}
		/** Create a copy of this node.  */
		clone() {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/** A plain JavaScript representation of this node. */
		toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			if (!identity.isDocument(doc)) throw new TypeError("A document argument is required");
			const ctx = {
				anchors: /* @__PURE__ */ new Map(),
				doc,
				keep: true,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this, "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
	};
	exports.NodeBase = NodeBase;
}));
// node_modules/yaml/dist/nodes/Alias.js
var require_Alias = /* @__PURE__ */ __commonJSMin(((exports) => {
	var anchors = require_anchors();
	var visit = require_visit();
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	var Alias = class extends Node.NodeBase {
		constructor(source) {
			super(identity.ALIAS);
			this.source = source;
			Object.defineProperty(this, "tag", { set() {
				throw new Error("Alias nodes cannot have tags");
			} });
		}
		/**
		* Resolve the value of this alias within `doc`, finding the last
		* instance of the `source` anchor before this node.
		*/
		resolve(doc, ctx) {
			if (ctx?.maxAliasCount === 0) throw new ReferenceError("Alias resolution is disabled");
			let nodes;
			if (ctx?.aliasResolveCache) nodes = ctx.aliasResolveCache;
			else {
				nodes = [];
				visit.visit(doc, { Node: (_key, node) => {
					if (identity.isAlias(node) || identity.hasAnchor(node)) nodes.push(node);
				} });
				if (ctx) ctx.aliasResolveCache = nodes;
			}
			let found = void 0;
			for (const node of nodes) {
				if (node === this) break;
				if (node.anchor === this.source) found = node;
			}
			if (found && ctx) {
				const { anchors, doc, maxAliasCount } = ctx;
				let data = anchors.get(found);
				if (!data) {
					toJS.toJS(found, null, ctx);
					data = anchors.get(found);
				}
				/* istanbul ignore if */
				if (data?.res === void 0) throw new ReferenceError("This should not happen: Alias anchor was not resolved?");
				if (maxAliasCount >= 0) {
					data.count += 1;
					if (data.aliasCount === 0) data.aliasCount = getAliasCount(doc, found, anchors);
					if (data.count * data.aliasCount > maxAliasCount) throw new ReferenceError("Excessive alias count indicates a resource exhaustion attack");
				}
			}
			return found;
		}
		toJSON(_arg, ctx) {
			if (!ctx) return { source: this.source };
			const source = this.resolve(ctx.doc, ctx);
			if (!source) {
				const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
				throw new ReferenceError(msg);
			}
			return ctx.anchors.get(source).res;
		}
		toString(ctx, _onComment, _onChompKeep) {
			const src = `*${this.source}`;
			if (ctx) {
				anchors.anchorIsValid(this.source);
				if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
					const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
					throw new Error(msg);
				}
				if (ctx.implicitKey) return `${src} `;
			}
			return src;
		}
	};
	function getAliasCount(doc, node, anchors) {
		if (identity.isAlias(node)) {
			const source = node.resolve(doc);
			const anchor = anchors && source && anchors.get(source);
			return anchor ? anchor.count * anchor.aliasCount : 0;
		} else if (identity.isCollection(node)) {
			let count = 0;
			for (const item of node.items) {
				const c = getAliasCount(doc, item, anchors);
				if (c > count) count = c;
			}
			return count;
		} else if (identity.isPair(node)) {
			const kc = getAliasCount(doc, node.key, anchors);
			const vc = getAliasCount(doc, node.value, anchors);
			return Math.max(kc, vc);
		}
		return 1;
	}
	exports.Alias = Alias;
}));
// node_modules/yaml/dist/nodes/Scalar.js
var require_Scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	var isScalarValue = (value) => !value || typeof value !== "function" && typeof value !== "object";
	var Scalar = class extends Node.NodeBase {
		constructor(value) {
			super(identity.SCALAR);
			this.value = value;
		}
		toJSON(arg, ctx) {
			return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
		}
		toString() {
			return String(this.value);
		}
	};
	Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
	Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
	Scalar.PLAIN = "PLAIN";
	Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
	Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";
	exports.Scalar = Scalar;
	exports.isScalarValue = isScalarValue;
}));
// node_modules/yaml/dist/doc/createNode.js
var require_createNode = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var Scalar = require_Scalar();
	var defaultTagPrefix = "tag:yaml.org,2002:";
	function findTagObject(value, tagName, tags) {
		if (tagName) {
			const match = tags.filter((t) => t.tag === tagName);
			const tagObj = match.find((t) => !t.format) ?? match[0];
			if (!tagObj) throw new Error(`Tag ${tagName} not found`);
			return tagObj;
		}
		return tags.find((t) => t.identify?.(value) && !t.format);
	}
	function createNode(value, tagName, ctx) {
		if (identity.isDocument(value)) value = value.contents;
		if (identity.isNode(value)) return value;
		if (identity.isPair(value)) {
			const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
			map.items.push(value);
			return map;
		}
		if (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt !== "undefined" && value instanceof BigInt) value = value.valueOf();
		const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
		let ref = void 0;
		if (aliasDuplicateObjects && value && typeof value === "object") {
			ref = sourceObjects.get(value);
			if (ref) {
				ref.anchor ?? (ref.anchor = onAnchor(value));
				return new Alias.Alias(ref.anchor);
			} else {
				ref = {
					anchor: null,
					node: null
				};
				sourceObjects.set(value, ref);
			}
		}
		if (tagName?.startsWith("!!")) tagName = defaultTagPrefix + tagName.slice(2);
		let tagObj = findTagObject(value, tagName, schema.tags);
		if (!tagObj) {
			if (value && typeof value.toJSON === "function") value = value.toJSON();
			if (!value || typeof value !== "object") {
				const node = new Scalar.Scalar(value);
				if (ref) ref.node = node;
				return node;
			}
			tagObj = value instanceof Map ? schema[identity.MAP] : Symbol.iterator in Object(value) ? schema[identity.SEQ] : schema[identity.MAP];
		}
		if (onTagObj) {
			onTagObj(tagObj);
			delete ctx.onTagObj;
		}
		const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar.Scalar(value);
		if (tagName) node.tag = tagName;
		else if (!tagObj.default) node.tag = tagObj.tag;
		if (ref) ref.node = node;
		return node;
	}
	exports.createNode = createNode;
}));
// node_modules/yaml/dist/nodes/Collection.js
var require_Collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var identity = require_identity();
	var Node = require_Node();
	function collectionFromPath(schema, path, value) {
		let v = value;
		for (let i = path.length - 1; i >= 0; --i) {
			const k = path[i];
			if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
				const a = [];
				a[k] = v;
				v = a;
			} else v = /* @__PURE__ */ new Map([[k, v]]);
		}
		return createNode.createNode(v, void 0, {
			aliasDuplicateObjects: false,
			keepUndefined: false,
			onAnchor: () => {
				throw new Error("This should not happen, please report a bug.");
			},
			schema,
			sourceObjects: /* @__PURE__ */ new Map()
		});
	}
	var isEmptyPath = (path) => path == null || typeof path === "object" && !!path[Symbol.iterator]().next().done;
	var Collection = class extends Node.NodeBase {
		constructor(type, schema) {
			super(type);
			Object.defineProperty(this, "schema", {
				value: schema,
				configurable: true,
				enumerable: false,
				writable: true
			});
		}
		/**
		* Create a copy of this collection.
		*
		* @param schema - If defined, overwrites the original's schema
		*/
		clone(schema) {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (schema) copy.schema = schema;
			copy.items = copy.items.map((it) => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/**
		* Adds a value to the collection. For `!!map` and `!!omap` the value must
		* be a Pair instance or a `{ key, value }` object, which may not have a key
		* that already exists in the map.
		*/
		addIn(path, value) {
			if (isEmptyPath(path)) this.add(value);
			else {
				const [key, ...rest] = path;
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.addIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
		/**
		* Removes a value from the collection.
		* @returns `true` if the item was found and removed.
		*/
		deleteIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.delete(key);
			const node = this.get(key, true);
			if (identity.isCollection(node)) return node.deleteIn(rest);
			else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
		}
		/**
		* Returns item at `key`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		getIn(path, keepScalar) {
			const [key, ...rest] = path;
			const node = this.get(key, true);
			if (rest.length === 0) return !keepScalar && identity.isScalar(node) ? node.value : node;
			else return identity.isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
		}
		hasAllNullValues(allowScalar) {
			return this.items.every((node) => {
				if (!identity.isPair(node)) return false;
				const n = node.value;
				return n == null || allowScalar && identity.isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
			});
		}
		/**
		* Checks if the collection includes a value with the key `key`.
		*/
		hasIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.has(key);
			const node = this.get(key, true);
			return identity.isCollection(node) ? node.hasIn(rest) : false;
		}
		/**
		* Sets a value in this collection. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		setIn(path, value) {
			const [key, ...rest] = path;
			if (rest.length === 0) this.set(key, value);
			else {
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.setIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
	};
	exports.Collection = Collection;
	exports.collectionFromPath = collectionFromPath;
	exports.isEmptyPath = isEmptyPath;
}));
// node_modules/yaml/dist/stringify/stringifyComment.js
var require_stringifyComment = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Stringifies a comment.
	*
	* Empty comment lines are left empty,
	* lines consisting of a single space are replaced by `#`,
	* and all other lines are prefixed with a `#`.
	*/
	var stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
	function indentComment(comment, indent) {
		if (/^\n+$/.test(comment)) return comment.substring(1);
		return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
	}
	var lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;
	exports.indentComment = indentComment;
	exports.lineComment = lineComment;
	exports.stringifyComment = stringifyComment;
}));
// node_modules/yaml/dist/stringify/foldFlowLines.js
var require_foldFlowLines = /* @__PURE__ */ __commonJSMin(((exports) => {
	var FOLD_FLOW = "flow";
	var FOLD_BLOCK = "block";
	var FOLD_QUOTED = "quoted";
	/**
	* Tries to keep input at up to `lineWidth` characters, splitting only on spaces
	* not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
	* terminated with `\n` and started with `indent`.
	*/
	function foldFlowLines(text, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
		if (!lineWidth || lineWidth < 0) return text;
		if (lineWidth < minContentWidth) minContentWidth = 0;
		const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
		if (text.length <= endStep) return text;
		const folds = [];
		const escapedFolds = {};
		let end = lineWidth - indent.length;
		if (typeof indentAtStart === "number") {
			if (indentAtStart > lineWidth - Math.max(2, minContentWidth)) folds.push(0);
			else end = lineWidth - indentAtStart;
		}
		let split = void 0;
		let prev = void 0;
		let overflow = false;
		let i = -1;
		let escStart = -1;
		let escEnd = -1;
		if (mode === FOLD_BLOCK) {
			i = consumeMoreIndentedLines(text, i, indent.length);
			if (i !== -1) end = i + endStep;
		}
		for (let ch; ch = text[i += 1];) {
			if (mode === FOLD_QUOTED && ch === "\\") {
				escStart = i;
				switch (text[i + 1]) {
					case "x":
						i += 3;
						break;
					case "u":
						i += 5;
						break;
					case "U":
						i += 9;
						break;
					default: i += 1;
				}
				escEnd = i;
			}
			if (ch === "\n") {
				if (mode === FOLD_BLOCK) i = consumeMoreIndentedLines(text, i, indent.length);
				end = i + indent.length + endStep;
				split = void 0;
			} else {
				if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
					const next = text[i + 1];
					if (next && next !== " " && next !== "\n" && next !== "	") split = i;
				}
				if (i >= end) {
					if (split) {
						folds.push(split);
						end = split + endStep;
						split = void 0;
					} else if (mode === FOLD_QUOTED) {
						while (prev === " " || prev === "	") {
							prev = ch;
							ch = text[i += 1];
							overflow = true;
						}
						const j = i > escEnd + 1 ? i - 2 : escStart - 1;
						if (escapedFolds[j]) return text;
						folds.push(j);
						escapedFolds[j] = true;
						end = j + endStep;
						split = void 0;
					} else overflow = true;
				}
			}
			prev = ch;
		}
		if (overflow && onOverflow) onOverflow();
		if (folds.length === 0) return text;
		if (onFold) onFold();
		let res = text.slice(0, folds[0]);
		for (let i = 0; i < folds.length; ++i) {
			const fold = folds[i];
			const end = folds[i + 1] || text.length;
			if (fold === 0) res = `\n${indent}${text.slice(0, end)}`;
			else {
				if (mode === FOLD_QUOTED && escapedFolds[fold]) res += `${text[fold]}\\`;
				res += `\n${indent}${text.slice(fold + 1, end)}`;
			}
		}
		return res;
	}
	/**
	* Presumes `i + 1` is at the start of a line
	* @returns index of last newline in more-indented block
	*/
	function consumeMoreIndentedLines(text, i, indent) {
		let end = i;
		let start = i + 1;
		let ch = text[start];
		while (ch === " " || ch === "	") if (i < start + indent) ch = text[++i];
		else {
			do
				ch = text[++i];
			while (ch && ch !== "\n");
			end = i;
			start = i + 1;
			ch = text[start];
		}
		return end;
	}
	exports.FOLD_BLOCK = FOLD_BLOCK;
	exports.FOLD_FLOW = FOLD_FLOW;
	exports.FOLD_QUOTED = FOLD_QUOTED;
	exports.foldFlowLines = foldFlowLines;
}));
// node_modules/yaml/dist/stringify/stringifyString.js
var require_stringifyString = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var foldFlowLines = require_foldFlowLines();
	var getFoldOptions = (ctx, isBlock) => ({
		indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
		lineWidth: ctx.options.lineWidth,
		minContentWidth: ctx.options.minContentWidth
	});
	var containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
	function lineLengthOverLimit(str, lineWidth, indentLength) {
		if (!lineWidth || lineWidth < 0) return false;
		const limit = lineWidth - indentLength;
		const strLen = str.length;
		if (strLen <= limit) return false;
		for (let i = 0, start = 0; i < strLen; ++i) if (str[i] === "\n") {
			if (i - start > limit) return true;
			start = i + 1;
			if (strLen - start <= limit) return false;
		}
		return true;
	}
	function doubleQuotedString(value, ctx) {
		const json = JSON.stringify(value);
		if (ctx.options.doubleQuotedAsJSON) return json;
		const { implicitKey } = ctx;
		const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		let str = "";
		let start = 0;
		for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
			if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n") {
				str += json.slice(start, i) + "\\ ";
				i += 1;
				start = i;
				ch = "\\";
			}
			if (ch === "\\") switch (json[i + 1]) {
				case "u":
					{
						str += json.slice(start, i);
						const code = json.substr(i + 2, 4);
						switch (code) {
							case "0000":
								str += "\\0";
								break;
							case "0007":
								str += "\\a";
								break;
							case "000b":
								str += "\\v";
								break;
							case "001b":
								str += "\\e";
								break;
							case "0085":
								str += "\\N";
								break;
							case "00a0":
								str += "\\_";
								break;
							case "2028":
								str += "\\L";
								break;
							case "2029":
								str += "\\P";
								break;
							default: if (code.substr(0, 2) === "00") str += "\\x" + code.substr(2);
							else str += json.substr(i, 6);
						}
						i += 5;
						start = i + 1;
					}
					break;
				case "n":
					if (implicitKey || json[i + 2] === "\"" || json.length < minMultiLineLength) i += 1;
					else {
						str += json.slice(start, i) + "\n\n";
						while (json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== "\"") {
							str += "\n";
							i += 2;
						}
						str += indent;
						if (json[i + 2] === " ") str += "\\";
						i += 1;
						start = i + 1;
					}
					break;
				default: i += 1;
			}
		}
		str = start ? str + json.slice(start) : json;
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
	}
	function singleQuotedString(value, ctx) {
		if (ctx.options.singleQuote === false || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value)) return doubleQuotedString(value, ctx);
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
		return ctx.implicitKey ? res : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function quotedString(value, ctx) {
		const { singleQuote } = ctx.options;
		let qs;
		if (singleQuote === false) qs = doubleQuotedString;
		else {
			const hasDouble = value.includes("\"");
			const hasSingle = value.includes("'");
			if (hasDouble && !hasSingle) qs = singleQuotedString;
			else if (hasSingle && !hasDouble) qs = doubleQuotedString;
			else qs = singleQuote ? singleQuotedString : doubleQuotedString;
		}
		return qs(value, ctx);
	}
	var blockEndNewlines;
	try {
		blockEndNewlines = /* @__PURE__ */ new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
	} catch {
		blockEndNewlines = /\n+(?!\n|$)/g;
	}
	function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
		const { blockQuote, commentString, lineWidth } = ctx.options;
		if (!blockQuote || /\n[\t ]+$/.test(value)) return quotedString(value, ctx);
		const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "");
		const literal = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.Scalar.BLOCK_FOLDED ? false : type === Scalar.Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length);
		if (!value) return literal ? "|\n" : ">\n";
		let chomp;
		let endStart;
		for (endStart = value.length; endStart > 0; --endStart) {
			const ch = value[endStart - 1];
			if (ch !== "\n" && ch !== "	" && ch !== " ") break;
		}
		let end = value.substring(endStart);
		const endNlPos = end.indexOf("\n");
		if (endNlPos === -1) chomp = "-";
		else if (value === end || endNlPos !== end.length - 1) {
			chomp = "+";
			if (onChompKeep) onChompKeep();
		} else chomp = "";
		if (end) {
			value = value.slice(0, -end.length);
			if (end[end.length - 1] === "\n") end = end.slice(0, -1);
			end = end.replace(blockEndNewlines, `$&${indent}`);
		}
		let startWithSpace = false;
		let startEnd;
		let startNlPos = -1;
		for (startEnd = 0; startEnd < value.length; ++startEnd) {
			const ch = value[startEnd];
			if (ch === " ") startWithSpace = true;
			else if (ch === "\n") startNlPos = startEnd;
			else break;
		}
		let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
		if (start) {
			value = value.substring(start.length);
			start = start.replace(/\n+/g, `$&${indent}`);
		}
		let header = (startWithSpace ? indent ? "2" : "1" : "") + chomp;
		if (comment) {
			header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
			if (onComment) onComment();
		}
		if (!literal) {
			const foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
			let literalFallback = false;
			const foldOptions = getFoldOptions(ctx, true);
			if (blockQuote !== "folded" && type !== Scalar.Scalar.BLOCK_FOLDED) foldOptions.onOverflow = () => {
				literalFallback = true;
			};
			const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
			if (!literalFallback) return `>${header}\n${indent}${body}`;
		}
		value = value.replace(/\n+/g, `$&${indent}`);
		return `|${header}\n${indent}${start}${value}${end}`;
	}
	function plainString(item, ctx, onComment, onChompKeep) {
		const { type, value } = item;
		const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
		if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) return quotedString(value, ctx);
		if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
		if (!implicitKey && !inFlow && type !== Scalar.Scalar.PLAIN && value.includes("\n")) return blockString(item, ctx, onComment, onChompKeep);
		if (containsDocumentMarker(value)) {
			if (indent === "") {
				ctx.forceBlockIndent = true;
				return blockString(item, ctx, onComment, onChompKeep);
			} else if (implicitKey && indent === indentStep) return quotedString(value, ctx);
		}
		const str = value.replace(/\n+/g, `$&\n${indent}`);
		if (actualString) {
			const test = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str);
			const { compat, tags } = ctx.doc.schema;
			if (tags.some(test) || compat?.some(test)) return quotedString(value, ctx);
		}
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function stringifyString(item, ctx, onComment, onChompKeep) {
		const { implicitKey, inFlow } = ctx;
		const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
		let { type } = item;
		if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
			if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value)) type = Scalar.Scalar.QUOTE_DOUBLE;
		}
		const _stringify = (_type) => {
			switch (_type) {
				case Scalar.Scalar.BLOCK_FOLDED:
				case Scalar.Scalar.BLOCK_LITERAL: return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
				case Scalar.Scalar.QUOTE_DOUBLE: return doubleQuotedString(ss.value, ctx);
				case Scalar.Scalar.QUOTE_SINGLE: return singleQuotedString(ss.value, ctx);
				case Scalar.Scalar.PLAIN: return plainString(ss, ctx, onComment, onChompKeep);
				default: return null;
			}
		};
		let res = _stringify(type);
		if (res === null) {
			const { defaultKeyType, defaultStringType } = ctx.options;
			const t = implicitKey && defaultKeyType || defaultStringType;
			res = _stringify(t);
			if (res === null) throw new Error(`Unsupported default string type ${t}`);
		}
		return res;
	}
	exports.stringifyString = stringifyString;
}));
// node_modules/yaml/dist/stringify/stringify.js
var require_stringify = /* @__PURE__ */ __commonJSMin(((exports) => {
	var anchors = require_anchors();
	var identity = require_identity();
	var stringifyComment = require_stringifyComment();
	var stringifyString = require_stringifyString();
	function createStringifyContext(doc, options) {
		const opt = Object.assign({
			blockQuote: true,
			commentString: stringifyComment.stringifyComment,
			defaultKeyType: null,
			defaultStringType: "PLAIN",
			directives: null,
			doubleQuotedAsJSON: false,
			doubleQuotedMinMultiLineLength: 40,
			falseStr: "false",
			flowCollectionPadding: true,
			indentSeq: true,
			lineWidth: 80,
			minContentWidth: 20,
			nullStr: "null",
			simpleKeys: false,
			singleQuote: null,
			trailingComma: false,
			trueStr: "true",
			verifyAliasOrder: true
		}, doc.schema.toStringOptions, options);
		let inFlow;
		switch (opt.collectionStyle) {
			case "block":
				inFlow = false;
				break;
			case "flow":
				inFlow = true;
				break;
			default: inFlow = null;
		}
		return {
			anchors: /* @__PURE__ */ new Set(),
			doc,
			flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
			indent: "",
			indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
			inFlow,
			options: opt
		};
	}
	function getTagObject(tags, item) {
		if (item.tag) {
			const match = tags.filter((t) => t.tag === item.tag);
			if (match.length > 0) return match.find((t) => t.format === item.format) ?? match[0];
		}
		let tagObj = void 0;
		let obj;
		if (identity.isScalar(item)) {
			obj = item.value;
			let match = tags.filter((t) => t.identify?.(obj));
			if (match.length > 1) {
				const testMatch = match.filter((t) => t.test);
				if (testMatch.length > 0) match = testMatch;
			}
			tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
		} else {
			obj = item;
			tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
		}
		if (!tagObj) {
			const name = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
			throw new Error(`Tag not resolved for ${name} value`);
		}
		return tagObj;
	}
	function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
		if (!doc.directives) return "";
		const props = [];
		const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
		if (anchor && anchors.anchorIsValid(anchor)) {
			anchors$1.add(anchor);
			props.push(`&${anchor}`);
		}
		const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
		if (tag) props.push(doc.directives.tagString(tag));
		return props.join(" ");
	}
	function stringify(item, ctx, onComment, onChompKeep) {
		if (identity.isPair(item)) return item.toString(ctx, onComment, onChompKeep);
		if (identity.isAlias(item)) {
			if (ctx.doc.directives) return item.toString(ctx);
			if (ctx.resolvedAliases?.has(item)) throw new TypeError(`Cannot stringify circular structure without alias nodes`);
			else {
				if (ctx.resolvedAliases) ctx.resolvedAliases.add(item);
				else ctx.resolvedAliases = /* @__PURE__ */ new Set([item]);
				item = item.resolve(ctx.doc);
			}
		}
		let tagObj = void 0;
		const node = identity.isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
		tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
		const props = stringifyProps(node, tagObj, ctx);
		if (props.length > 0) ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
		const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : identity.isScalar(node) ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
		if (!props) return str;
		return identity.isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}\n${ctx.indent}${str}`;
	}
	exports.createStringifyContext = createStringifyContext;
	exports.stringify = stringify;
}));
// node_modules/yaml/dist/stringify/stringifyPair.js
var require_stringifyPair = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
		const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
		let keyComment = identity.isNode(key) && key.comment || null;
		if (simpleKeys) {
			if (keyComment) throw new Error("With simple keys, key nodes cannot have comments");
			if (identity.isCollection(key) || !identity.isNode(key) && typeof key === "object") throw new Error("With simple keys, collection cannot be used as a key value");
		}
		let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || identity.isCollection(key) || (identity.isScalar(key) ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL : typeof key === "object"));
		ctx = Object.assign({}, ctx, {
			allNullValues: false,
			implicitKey: !explicitKey && (simpleKeys || !allNullValues),
			indent: indent + indentStep
		});
		let keyCommentDone = false;
		let chompKeep = false;
		let str = stringify.stringify(key, ctx, () => keyCommentDone = true, () => chompKeep = true);
		if (!explicitKey && !ctx.inFlow && str.length > 1024) {
			if (simpleKeys) throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
			explicitKey = true;
		}
		if (ctx.inFlow) {
			if (allNullValues || value == null) {
				if (keyCommentDone && onComment) onComment();
				return str === "" ? "?" : explicitKey ? `? ${str}` : str;
			}
		} else if (allNullValues && !simpleKeys || value == null && explicitKey) {
			str = `? ${str}`;
			if (keyComment && !keyCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			else if (chompKeep && onChompKeep) onChompKeep();
			return str;
		}
		if (keyCommentDone) keyComment = null;
		if (explicitKey) {
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			str = `? ${str}\n${indent}:`;
		} else {
			str = `${str}:`;
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
		}
		let vsb, vcb, valueComment;
		if (identity.isNode(value)) {
			vsb = !!value.spaceBefore;
			vcb = value.commentBefore;
			valueComment = value.comment;
		} else {
			vsb = false;
			vcb = null;
			valueComment = null;
			if (value && typeof value === "object") value = doc.createNode(value);
		}
		ctx.implicitKey = false;
		if (!explicitKey && !keyComment && identity.isScalar(value)) ctx.indentAtStart = str.length + 1;
		chompKeep = false;
		if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && identity.isSeq(value) && !value.flow && !value.tag && !value.anchor) ctx.indent = ctx.indent.substring(2);
		let valueCommentDone = false;
		const valueStr = stringify.stringify(value, ctx, () => valueCommentDone = true, () => chompKeep = true);
		let ws = " ";
		if (keyComment || vsb || vcb) {
			ws = vsb ? "\n" : "";
			if (vcb) {
				const cs = commentString(vcb);
				ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
			}
			if (valueStr === "" && !ctx.inFlow) {
				if (ws === "\n" && valueComment) ws = "\n\n";
			} else ws += `\n${ctx.indent}`;
		} else if (!explicitKey && identity.isCollection(value)) {
			const vs0 = valueStr[0];
			const nl0 = valueStr.indexOf("\n");
			const hasNewline = nl0 !== -1;
			const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
			if (hasNewline || !flow) {
				let hasPropsLine = false;
				if (hasNewline && (vs0 === "&" || vs0 === "!")) {
					let sp0 = valueStr.indexOf(" ");
					if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") sp0 = valueStr.indexOf(" ", sp0 + 1);
					if (sp0 === -1 || nl0 < sp0) hasPropsLine = true;
				}
				if (!hasPropsLine) ws = `\n${ctx.indent}`;
			}
		} else if (valueStr === "" || valueStr[0] === "\n") ws = "";
		str += ws + valueStr;
		if (ctx.inFlow) {
			if (valueCommentDone && onComment) onComment();
		} else if (valueComment && !valueCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
		else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	exports.stringifyPair = stringifyPair;
}));
// node_modules/yaml/dist/log.js
var require_log = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = require("process");
	function debug(logLevel, ...messages) {
		if (logLevel === "debug") console.log(...messages);
	}
	function warn(logLevel, warning) {
		if (logLevel === "debug" || logLevel === "warn") {
			if (typeof node_process.emitWarning === "function") node_process.emitWarning(warning);
			else console.warn(warning);
		}
	}
	exports.debug = debug;
	exports.warn = warn;
}));
// node_modules/yaml/dist/schema/yaml-1.1/merge.js
var require_merge = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var MERGE_KEY = "<<";
	var merge = {
		identify: (value) => value === MERGE_KEY || typeof value === "symbol" && value.description === MERGE_KEY,
		default: "key",
		tag: "tag:yaml.org,2002:merge",
		test: /^<<$/,
		resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), { addToJSMap: addMergeToJSMap }),
		stringify: () => MERGE_KEY
	};
	var isMergeKey = (ctx, key) => (merge.identify(key) || identity.isScalar(key) && (!key.type || key.type === Scalar.Scalar.PLAIN) && merge.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge.tag && tag.default);
	function addMergeToJSMap(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (identity.isSeq(source)) for (const it of source.items) mergeValue(ctx, map, it);
		else if (Array.isArray(source)) for (const it of source) mergeValue(ctx, map, it);
		else mergeValue(ctx, map, source);
	}
	function mergeValue(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (!identity.isMap(source)) throw new Error("Merge sources must be maps or map aliases");
		const srcMap = source.toJSON(null, ctx, Map);
		for (const [key, value] of srcMap) if (map instanceof Map) {
			if (!map.has(key)) map.set(key, value);
		} else if (map instanceof Set) map.add(key);
		else if (!Object.prototype.hasOwnProperty.call(map, key)) Object.defineProperty(map, key, {
			value,
			writable: true,
			enumerable: true,
			configurable: true
		});
		return map;
	}
	function resolveAliasValue(ctx, value) {
		return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
	}
	exports.addMergeToJSMap = addMergeToJSMap;
	exports.isMergeKey = isMergeKey;
	exports.merge = merge;
}));
// node_modules/yaml/dist/nodes/addPairToJSMap.js
var require_addPairToJSMap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var log = require_log();
	var merge = require_merge();
	var stringify = require_stringify();
	var identity = require_identity();
	var toJS = require_toJS();
	function addPairToJSMap(ctx, map, { key, value }) {
		if (identity.isNode(key) && key.addToJSMap) key.addToJSMap(ctx, map, value);
		else if (merge.isMergeKey(ctx, key)) merge.addMergeToJSMap(ctx, map, value);
		else {
			const jsKey = toJS.toJS(key, "", ctx);
			if (map instanceof Map) map.set(jsKey, toJS.toJS(value, jsKey, ctx));
			else if (map instanceof Set) map.add(jsKey);
			else {
				const stringKey = stringifyKey(key, jsKey, ctx);
				const jsValue = toJS.toJS(value, stringKey, ctx);
				if (stringKey in map) Object.defineProperty(map, stringKey, {
					value: jsValue,
					writable: true,
					enumerable: true,
					configurable: true
				});
				else map[stringKey] = jsValue;
			}
		}
		return map;
	}
	function stringifyKey(key, jsKey, ctx) {
		if (jsKey === null) return "";
		if (typeof jsKey !== "object") return String(jsKey);
		if (identity.isNode(key) && ctx?.doc) {
			const strCtx = stringify.createStringifyContext(ctx.doc, {});
			strCtx.anchors = /* @__PURE__ */ new Set();
			for (const node of ctx.anchors.keys()) strCtx.anchors.add(node.anchor);
			strCtx.inFlow = true;
			strCtx.inStringifyKey = true;
			const strKey = key.toString(strCtx);
			if (!ctx.mapKeyWarned) {
				let jsonStr = JSON.stringify(strKey);
				if (jsonStr.length > 40) jsonStr = jsonStr.substring(0, 36) + "...\"";
				log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
				ctx.mapKeyWarned = true;
			}
			return strKey;
		}
		return JSON.stringify(jsKey);
	}
	exports.addPairToJSMap = addPairToJSMap;
}));
// node_modules/yaml/dist/nodes/Pair.js
var require_Pair = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var stringifyPair = require_stringifyPair();
	var addPairToJSMap = require_addPairToJSMap();
	var identity = require_identity();
	function createPair(key, value, ctx) {
		return new Pair(createNode.createNode(key, void 0, ctx), createNode.createNode(value, void 0, ctx));
	}
	var Pair = class Pair {
		constructor(key, value = null) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
			this.key = key;
			this.value = value;
		}
		clone(schema) {
			let { key, value } = this;
			if (identity.isNode(key)) key = key.clone(schema);
			if (identity.isNode(value)) value = value.clone(schema);
			return new Pair(key, value);
		}
		toJSON(_, ctx) {
			const pair = ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
			return addPairToJSMap.addPairToJSMap(ctx, pair, this);
		}
		toString(ctx, onComment, onChompKeep) {
			return ctx?.doc ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
		}
	};
	exports.Pair = Pair;
	exports.createPair = createPair;
}));
// node_modules/yaml/dist/stringify/stringifyCollection.js
var require_stringifyCollection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyCollection(collection, ctx, options) {
		return (ctx.inFlow ?? collection.flow ? stringifyFlowCollection : stringifyBlockCollection)(collection, ctx, options);
	}
	function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
		const { indent, options: { commentString } } = ctx;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			type: null
		});
		let chompKeep = false;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (!chompKeep && item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (!chompKeep && ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
				}
			}
			chompKeep = false;
			let str = stringify.stringify(item, itemCtx, () => comment = null, () => chompKeep = true);
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			if (chompKeep && comment) chompKeep = false;
			lines.push(blockItemPrefix + str);
		}
		let str;
		if (lines.length === 0) str = flowChars.start + flowChars.end;
		else {
			str = lines[0];
			for (let i = 1; i < lines.length; ++i) {
				const line = lines[i];
				str += line ? `\n${indent}${line}` : "\n";
			}
		}
		if (comment) {
			str += "\n" + stringifyComment.indentComment(commentString(comment), indent);
			if (onComment) onComment();
		} else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
		const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
		itemIndent += indentStep;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			inFlow: true,
			type: null
		});
		let reqNewline = false;
		let linesAtValue = 0;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, false);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, false);
					if (ik.comment) reqNewline = true;
				}
				const iv = identity.isNode(item.value) ? item.value : null;
				if (iv) {
					if (iv.comment) comment = iv.comment;
					if (iv.commentBefore) reqNewline = true;
				} else if (item.value == null && ik?.comment) comment = ik.comment;
			}
			if (comment) reqNewline = true;
			let str = stringify.stringify(item, itemCtx, () => comment = null);
			reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
			if (i < items.length - 1) str += ",";
			else if (ctx.options.trailingComma) {
				if (ctx.options.lineWidth > 0) reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
				if (reqNewline) str += ",";
			}
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			lines.push(str);
			linesAtValue = lines.length;
		}
		const { start, end } = flowChars;
		if (lines.length === 0) return start + end;
		else {
			if (!reqNewline) {
				const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
				reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
			}
			if (reqNewline) {
				let str = start;
				for (const line of lines) str += line ? `\n${indentStep}${indent}${line}` : "\n";
				return `${str}\n${indent}${end}`;
			} else return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
		}
	}
	function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
		if (comment && chompKeep) comment = comment.replace(/^\n+/, "");
		if (comment) {
			const ic = stringifyComment.indentComment(commentString(comment), indent);
			lines.push(ic.trimStart());
		}
	}
	exports.stringifyCollection = stringifyCollection;
}));
// node_modules/yaml/dist/nodes/YAMLMap.js
var require_YAMLMap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyCollection = require_stringifyCollection();
	var addPairToJSMap = require_addPairToJSMap();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	function findPair(items, key) {
		const k = identity.isScalar(key) ? key.value : key;
		for (const it of items) if (identity.isPair(it)) {
			if (it.key === key || it.key === k) return it;
			if (identity.isScalar(it.key) && it.key.value === k) return it;
		}
	}
	var YAMLMap = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:map";
		}
		constructor(schema) {
			super(identity.MAP, schema);
			this.items = [];
		}
		/**
		* A generic collection parsing method that can be extended
		* to other node classes that inherit from YAMLMap
		*/
		static from(schema, obj, ctx) {
			const { keepUndefined, replacer } = ctx;
			const map = new this(schema);
			const add = (key, value) => {
				if (typeof replacer === "function") value = replacer.call(obj, key, value);
				else if (Array.isArray(replacer) && !replacer.includes(key)) return;
				if (value !== void 0 || keepUndefined) map.items.push(Pair.createPair(key, value, ctx));
			};
			if (obj instanceof Map) for (const [key, value] of obj) add(key, value);
			else if (obj && typeof obj === "object") for (const key of Object.keys(obj)) add(key, obj[key]);
			if (typeof schema.sortMapEntries === "function") map.items.sort(schema.sortMapEntries);
			return map;
		}
		/**
		* Adds a value to the collection.
		*
		* @param overwrite - If not set `true`, using a key that is already in the
		*   collection will throw. Otherwise, overwrites the previous value.
		*/
		add(pair, overwrite) {
			let _pair;
			if (identity.isPair(pair)) _pair = pair;
			else if (!pair || typeof pair !== "object" || !("key" in pair)) _pair = new Pair.Pair(pair, pair?.value);
			else _pair = new Pair.Pair(pair.key, pair.value);
			const prev = findPair(this.items, _pair.key);
			const sortEntries = this.schema?.sortMapEntries;
			if (prev) {
				if (!overwrite) throw new Error(`Key ${_pair.key} already set`);
				if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value)) prev.value.value = _pair.value;
				else prev.value = _pair.value;
			} else if (sortEntries) {
				const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
				if (i === -1) this.items.push(_pair);
				else this.items.splice(i, 0, _pair);
			} else this.items.push(_pair);
		}
		delete(key) {
			const it = findPair(this.items, key);
			if (!it) return false;
			return this.items.splice(this.items.indexOf(it), 1).length > 0;
		}
		get(key, keepScalar) {
			const node = findPair(this.items, key)?.value;
			return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? void 0;
		}
		has(key) {
			return !!findPair(this.items, key);
		}
		set(key, value) {
			this.add(new Pair.Pair(key, value), true);
		}
		/**
		* @param ctx - Conversion context, originally set in Document#toJS()
		* @param {Class} Type - If set, forces the returned collection type
		* @returns Instance of Type, Map, or Object
		*/
		toJSON(_, ctx, Type) {
			const map = Type ? new Type() : ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const item of this.items) addPairToJSMap.addPairToJSMap(ctx, map, item);
			return map;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			for (const item of this.items) if (!identity.isPair(item)) throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
			if (!ctx.allNullValues && this.hasAllNullValues(false)) ctx = Object.assign({}, ctx, { allNullValues: true });
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "",
				flowChars: {
					start: "{",
					end: "}"
				},
				itemIndent: ctx.indent || "",
				onChompKeep,
				onComment
			});
		}
	};
	exports.YAMLMap = YAMLMap;
	exports.findPair = findPair;
}));
// node_modules/yaml/dist/schema/common/map.js
var require_map = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var YAMLMap = require_YAMLMap();
	exports.map = {
		collection: "map",
		default: true,
		nodeClass: YAMLMap.YAMLMap,
		tag: "tag:yaml.org,2002:map",
		resolve(map, onError) {
			if (!identity.isMap(map)) onError("Expected a mapping for this tag");
			return map;
		},
		createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
	};
}));
// node_modules/yaml/dist/nodes/YAMLSeq.js
var require_YAMLSeq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var stringifyCollection = require_stringifyCollection();
	var Collection = require_Collection();
	var identity = require_identity();
	var Scalar = require_Scalar();
	var toJS = require_toJS();
	var YAMLSeq = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:seq";
		}
		constructor(schema) {
			super(identity.SEQ, schema);
			this.items = [];
		}
		add(value) {
			this.items.push(value);
		}
		/**
		* Removes a value from the collection.
		*
		* `key` must contain a representation of an integer for this to succeed.
		* It may be wrapped in a `Scalar`.
		*
		* @returns `true` if the item was found and removed.
		*/
		delete(key) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return false;
			return this.items.splice(idx, 1).length > 0;
		}
		get(key, keepScalar) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return void 0;
			const it = this.items[idx];
			return !keepScalar && identity.isScalar(it) ? it.value : it;
		}
		/**
		* Checks if the collection includes a value with the key `key`.
		*
		* `key` must contain a representation of an integer for this to succeed.
		* It may be wrapped in a `Scalar`.
		*/
		has(key) {
			const idx = asItemIndex(key);
			return typeof idx === "number" && idx < this.items.length;
		}
		/**
		* Sets a value in this collection. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*
		* If `key` does not contain a representation of an integer, this will throw.
		* It may be wrapped in a `Scalar`.
		*/
		set(key, value) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") throw new Error(`Expected a valid index, not ${key}.`);
			const prev = this.items[idx];
			if (identity.isScalar(prev) && Scalar.isScalarValue(value)) prev.value = value;
			else this.items[idx] = value;
		}
		toJSON(_, ctx) {
			const seq = [];
			if (ctx?.onCreate) ctx.onCreate(seq);
			let i = 0;
			for (const item of this.items) seq.push(toJS.toJS(item, String(i++), ctx));
			return seq;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "- ",
				flowChars: {
					start: "[",
					end: "]"
				},
				itemIndent: (ctx.indent || "") + "  ",
				onChompKeep,
				onComment
			});
		}
		static from(schema, obj, ctx) {
			const { replacer } = ctx;
			const seq = new this(schema);
			if (obj && Symbol.iterator in Object(obj)) {
				let i = 0;
				for (let it of obj) {
					if (typeof replacer === "function") {
						const key = obj instanceof Set ? it : String(i++);
						it = replacer.call(obj, key, it);
					}
					seq.items.push(createNode.createNode(it, void 0, ctx));
				}
			}
			return seq;
		}
	};
	function asItemIndex(key) {
		let idx = identity.isScalar(key) ? key.value : key;
		if (idx && typeof idx === "string") idx = Number(idx);
		return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
	}
	exports.YAMLSeq = YAMLSeq;
}));
// node_modules/yaml/dist/schema/common/seq.js
var require_seq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var YAMLSeq = require_YAMLSeq();
	exports.seq = {
		collection: "seq",
		default: true,
		nodeClass: YAMLSeq.YAMLSeq,
		tag: "tag:yaml.org,2002:seq",
		resolve(seq, onError) {
			if (!identity.isSeq(seq)) onError("Expected a sequence for this tag");
			return seq;
		},
		createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
	};
}));
// node_modules/yaml/dist/schema/common/string.js
var require_string = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyString = require_stringifyString();
	exports.string = {
		identify: (value) => typeof value === "string",
		default: true,
		tag: "tag:yaml.org,2002:str",
		resolve: (str) => str,
		stringify(item, ctx, onComment, onChompKeep) {
			ctx = Object.assign({ actualString: true }, ctx);
			return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
		}
	};
}));
// node_modules/yaml/dist/schema/common/null.js
var require_null = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var nullTag = {
		identify: (value) => value == null,
		createNode: () => new Scalar.Scalar(null),
		default: true,
		tag: "tag:yaml.org,2002:null",
		test: /^(?:~|[Nn]ull|NULL)?$/,
		resolve: () => new Scalar.Scalar(null),
		stringify: ({ source }, ctx) => typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
	};
	exports.nullTag = nullTag;
}));
// node_modules/yaml/dist/schema/core/bool.js
var require_bool$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var boolTag = {
		identify: (value) => typeof value === "boolean",
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
		resolve: (str) => new Scalar.Scalar(str[0] === "t" || str[0] === "T"),
		stringify({ source, value }, ctx) {
			if (source && boolTag.test.test(source)) {
				if (value === (source[0] === "t" || source[0] === "T")) return source;
			}
			return value ? ctx.options.trueStr : ctx.options.falseStr;
		}
	};
	exports.boolTag = boolTag;
}));
// node_modules/yaml/dist/stringify/stringifyNumber.js
var require_stringifyNumber = /* @__PURE__ */ __commonJSMin(((exports) => {
	function stringifyNumber({ format, minFractionDigits, tag, value }) {
		if (typeof value === "bigint") return String(value);
		const num = typeof value === "number" ? value : Number(value);
		if (!isFinite(num)) return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
		let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
		if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
			let i = n.indexOf(".");
			if (i < 0) {
				i = n.length;
				n += ".";
			}
			let d = minFractionDigits - (n.length - i - 1);
			while (d-- > 0) n += "0";
		}
		return n;
	}
	exports.stringifyNumber = stringifyNumber;
}));
// node_modules/yaml/dist/schema/core/float.js
var require_float$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	var floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	var floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	exports.float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str));
			const dot = str.indexOf(".");
			if (dot !== -1 && str[str.length - 1] === "0") node.minFractionDigits = str.length - dot - 1;
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));
// node_modules/yaml/dist/schema/core/int.js
var require_int$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	var intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	var intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value) && value >= 0) return prefix + value.toString(radix);
		return stringifyNumber.stringifyNumber(node);
	}
	var intOct = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^0o[0-7]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
		stringify: (node) => intStringify(node, 8, "0o")
	};
	var int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	var intHex = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^0x[0-9a-fA-F]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));
// node_modules/yaml/dist/schema/core/schema.js
var require_schema$2 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$1();
	var int = require_int$1();
	exports.schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.boolTag,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float
	];
}));
// node_modules/yaml/dist/schema/json/schema.js
var require_schema$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var map = require_map();
	var seq = require_seq();
	function intIdentify(value) {
		return typeof value === "bigint" || Number.isInteger(value);
	}
	var stringifyJSON = ({ value }) => JSON.stringify(value);
	var jsonScalars = [
		{
			identify: (value) => typeof value === "string",
			default: true,
			tag: "tag:yaml.org,2002:str",
			resolve: (str) => str,
			stringify: stringifyJSON
		},
		{
			identify: (value) => value == null,
			createNode: () => new Scalar.Scalar(null),
			default: true,
			tag: "tag:yaml.org,2002:null",
			test: /^null$/,
			resolve: () => null,
			stringify: stringifyJSON
		},
		{
			identify: (value) => typeof value === "boolean",
			default: true,
			tag: "tag:yaml.org,2002:bool",
			test: /^true$|^false$/,
			resolve: (str) => str === "true",
			stringify: stringifyJSON
		},
		{
			identify: intIdentify,
			default: true,
			tag: "tag:yaml.org,2002:int",
			test: /^-?(?:0|[1-9][0-9]*)$/,
			resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
			stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
		},
		{
			identify: (value) => typeof value === "number",
			default: true,
			tag: "tag:yaml.org,2002:float",
			test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
			resolve: (str) => parseFloat(str),
			stringify: stringifyJSON
		}
	];
	exports.schema = [map.map, seq.seq].concat(jsonScalars, {
		default: true,
		tag: "",
		test: /^/,
		resolve(str, onError) {
			onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
			return str;
		}
	});
}));
// node_modules/yaml/dist/schema/yaml-1.1/binary.js
var require_binary = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_buffer = require("buffer");
	var Scalar = require_Scalar();
	var stringifyString = require_stringifyString();
	exports.binary = {
		identify: (value) => value instanceof Uint8Array,
		default: false,
		tag: "tag:yaml.org,2002:binary",
		/**
		* Returns a Buffer in node and an Uint8Array in browsers
		*
		* To use the resulting buffer as an image, you'll want to do something like:
		*
		*   const blob = new Blob([buffer], { type: 'image/jpeg' })
		*   document.querySelector('#photo').src = URL.createObjectURL(blob)
		*/
		resolve(src, onError) {
			if (typeof node_buffer.Buffer === "function") return node_buffer.Buffer.from(src, "base64");
			else if (typeof atob === "function") {
				const str = atob(src.replace(/[\n\r]/g, ""));
				const buffer = new Uint8Array(str.length);
				for (let i = 0; i < str.length; ++i) buffer[i] = str.charCodeAt(i);
				return buffer;
			} else {
				onError("This environment does not support reading binary tags; either Buffer or atob is required");
				return src;
			}
		},
		stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
			if (!value) return "";
			const buf = value;
			let str;
			if (typeof node_buffer.Buffer === "function") str = buf instanceof node_buffer.Buffer ? buf.toString("base64") : node_buffer.Buffer.from(buf.buffer).toString("base64");
			else if (typeof btoa === "function") {
				let s = "";
				for (let i = 0; i < buf.length; ++i) s += String.fromCharCode(buf[i]);
				str = btoa(s);
			} else throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
			type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
			if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
				const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
				const n = Math.ceil(str.length / lineWidth);
				const lines = new Array(n);
				for (let i = 0, o = 0; i < n; ++i, o += lineWidth) lines[i] = str.substr(o, lineWidth);
				str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? "\n" : " ");
			}
			return stringifyString.stringifyString({
				comment,
				type,
				value: str
			}, ctx, onComment, onChompKeep);
		}
	};
}));
// node_modules/yaml/dist/schema/yaml-1.1/pairs.js
var require_pairs = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLSeq = require_YAMLSeq();
	function resolvePairs(seq, onError) {
		if (identity.isSeq(seq)) for (let i = 0; i < seq.items.length; ++i) {
			let item = seq.items[i];
			if (identity.isPair(item)) continue;
			else if (identity.isMap(item)) {
				if (item.items.length > 1) onError("Each pair must have its own sequence indicator");
				const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
				if (item.commentBefore) pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}\n${pair.key.commentBefore}` : item.commentBefore;
				if (item.comment) {
					const cn = pair.value ?? pair.key;
					cn.comment = cn.comment ? `${item.comment}\n${cn.comment}` : item.comment;
				}
				item = pair;
			}
			seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
		}
		else onError("Expected a sequence for this tag");
		return seq;
	}
	function createPairs(schema, iterable, ctx) {
		const { replacer } = ctx;
		const pairs = new YAMLSeq.YAMLSeq(schema);
		pairs.tag = "tag:yaml.org,2002:pairs";
		let i = 0;
		if (iterable && Symbol.iterator in Object(iterable)) for (let it of iterable) {
			if (typeof replacer === "function") it = replacer.call(iterable, String(i++), it);
			let key, value;
			if (Array.isArray(it)) {
				if (it.length === 2) {
					key = it[0];
					value = it[1];
				} else throw new TypeError(`Expected [key, value] tuple: ${it}`);
			} else if (it && it instanceof Object) {
				const keys = Object.keys(it);
				if (keys.length === 1) {
					key = keys[0];
					value = it[key];
				} else throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
			} else key = it;
			pairs.items.push(Pair.createPair(key, value, ctx));
		}
		return pairs;
	}
	var pairs = {
		collection: "seq",
		default: false,
		tag: "tag:yaml.org,2002:pairs",
		resolve: resolvePairs,
		createNode: createPairs
	};
	exports.createPairs = createPairs;
	exports.pairs = pairs;
	exports.resolvePairs = resolvePairs;
}));
// node_modules/yaml/dist/schema/yaml-1.1/omap.js
var require_omap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var toJS = require_toJS();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var pairs = require_pairs();
	var YAMLOMap = class YAMLOMap extends YAMLSeq.YAMLSeq {
		constructor() {
			super();
			this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
			this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
			this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
			this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
			this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
			this.tag = YAMLOMap.tag;
		}
		/**
		* If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
		* but TypeScript won't allow widening the signature of a child method.
		*/
		toJSON(_, ctx) {
			if (!ctx) return super.toJSON(_);
			const map = /* @__PURE__ */ new Map();
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const pair of this.items) {
				let key, value;
				if (identity.isPair(pair)) {
					key = toJS.toJS(pair.key, "", ctx);
					value = toJS.toJS(pair.value, key, ctx);
				} else key = toJS.toJS(pair, "", ctx);
				if (map.has(key)) throw new Error("Ordered maps must not include duplicate keys");
				map.set(key, value);
			}
			return map;
		}
		static from(schema, iterable, ctx) {
			const pairs$1 = pairs.createPairs(schema, iterable, ctx);
			const omap = new this();
			omap.items = pairs$1.items;
			return omap;
		}
	};
	YAMLOMap.tag = "tag:yaml.org,2002:omap";
	var omap = {
		collection: "seq",
		identify: (value) => value instanceof Map,
		nodeClass: YAMLOMap,
		default: false,
		tag: "tag:yaml.org,2002:omap",
		resolve(seq, onError) {
			const pairs$1 = pairs.resolvePairs(seq, onError);
			const seenKeys = [];
			for (const { key } of pairs$1.items) if (identity.isScalar(key)) {
				if (seenKeys.includes(key.value)) onError(`Ordered maps must not include duplicate keys: ${key.value}`);
				else seenKeys.push(key.value);
			}
			return Object.assign(new YAMLOMap(), pairs$1);
		},
		createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
	};
	exports.YAMLOMap = YAMLOMap;
	exports.omap = omap;
}));
// node_modules/yaml/dist/schema/yaml-1.1/bool.js
var require_bool = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function boolStringify({ value, source }, ctx) {
		if (source && (value ? trueTag : falseTag).test.test(source)) return source;
		return value ? ctx.options.trueStr : ctx.options.falseStr;
	}
	var trueTag = {
		identify: (value) => value === true,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
		resolve: () => new Scalar.Scalar(true),
		stringify: boolStringify
	};
	var falseTag = {
		identify: (value) => value === false,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
		resolve: () => new Scalar.Scalar(false),
		stringify: boolStringify
	};
	exports.falseTag = falseTag;
	exports.trueTag = trueTag;
}));
// node_modules/yaml/dist/schema/yaml-1.1/float.js
var require_float = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	var floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	var floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str.replace(/_/g, "")),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	exports.float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, "")));
			const dot = str.indexOf(".");
			if (dot !== -1) {
				const f = str.substring(dot + 1).replace(/_/g, "");
				if (f[f.length - 1] === "0") node.minFractionDigits = f.length;
			}
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));
// node_modules/yaml/dist/schema/yaml-1.1/int.js
var require_int = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	var intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	function intResolve(str, offset, radix, { intAsBigInt }) {
		const sign = str[0];
		if (sign === "-" || sign === "+") offset += 1;
		str = str.substring(offset).replace(/_/g, "");
		if (intAsBigInt) {
			switch (radix) {
				case 2:
					str = `0b${str}`;
					break;
				case 8:
					str = `0o${str}`;
					break;
				case 16: str = `0x${str}`;
			}
			const n = BigInt(str);
			return sign === "-" ? BigInt(-1) * n : n;
		}
		const n = parseInt(str, radix);
		return sign === "-" ? -1 * n : n;
	}
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value)) {
			const str = value.toString(radix);
			return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
		}
		return stringifyNumber.stringifyNumber(node);
	}
	var intBin = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "BIN",
		test: /^[-+]?0b[0-1_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
		stringify: (node) => intStringify(node, 2, "0b")
	};
	var intOct = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^[-+]?0[0-7_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
		stringify: (node) => intStringify(node, 8, "0")
	};
	var int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9][0-9_]*$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	var intHex = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^[-+]?0x[0-9a-fA-F_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intBin = intBin;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));
// node_modules/yaml/dist/schema/yaml-1.1/set.js
var require_set = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSet = class YAMLSet extends YAMLMap.YAMLMap {
		constructor(schema) {
			super(schema);
			this.tag = YAMLSet.tag;
		}
		add(key) {
			let pair;
			if (identity.isPair(key)) pair = key;
			else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null) pair = new Pair.Pair(key.key, null);
			else pair = new Pair.Pair(key, null);
			if (!YAMLMap.findPair(this.items, pair.key)) this.items.push(pair);
		}
		/**
		* If `keepPair` is `true`, returns the Pair matching `key`.
		* Otherwise, returns the value of that Pair's key.
		*/
		get(key, keepPair) {
			const pair = YAMLMap.findPair(this.items, key);
			return !keepPair && identity.isPair(pair) ? identity.isScalar(pair.key) ? pair.key.value : pair.key : pair;
		}
		set(key, value) {
			if (typeof value !== "boolean") throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
			const prev = YAMLMap.findPair(this.items, key);
			if (prev && !value) this.items.splice(this.items.indexOf(prev), 1);
			else if (!prev && value) this.items.push(new Pair.Pair(key));
		}
		toJSON(_, ctx) {
			return super.toJSON(_, ctx, Set);
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			if (this.hasAllNullValues(true)) return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
			else throw new Error("Set items must all have null values");
		}
		static from(schema, iterable, ctx) {
			const { replacer } = ctx;
			const set = new this(schema);
			if (iterable && Symbol.iterator in Object(iterable)) for (let value of iterable) {
				if (typeof replacer === "function") value = replacer.call(iterable, value, value);
				set.items.push(Pair.createPair(value, null, ctx));
			}
			return set;
		}
	};
	YAMLSet.tag = "tag:yaml.org,2002:set";
	var set = {
		collection: "map",
		identify: (value) => value instanceof Set,
		nodeClass: YAMLSet,
		default: false,
		tag: "tag:yaml.org,2002:set",
		createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
		resolve(map, onError) {
			if (identity.isMap(map)) {
				if (map.hasAllNullValues(true)) return Object.assign(new YAMLSet(), map);
				else onError("Set items must all have null values");
			} else onError("Expected a mapping for this tag");
			return map;
		}
	};
	exports.YAMLSet = YAMLSet;
	exports.set = set;
}));
// node_modules/yaml/dist/schema/yaml-1.1/timestamp.js
var require_timestamp = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	/** Internal types handle bigint as number, because TS can't figure it out. */
	function parseSexagesimal(str, asBigInt) {
		const sign = str[0];
		const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
		const num = (n) => asBigInt ? BigInt(n) : Number(n);
		const res = parts.replace(/_/g, "").split(":").reduce((res, p) => res * num(60) + num(p), num(0));
		return sign === "-" ? num(-1) * res : res;
	}
	/**
	* hhhh:mm:ss.sss
	*
	* Internal types handle bigint as number, because TS can't figure it out.
	*/
	function stringifySexagesimal(node) {
		let { value } = node;
		let num = (n) => n;
		if (typeof value === "bigint") num = (n) => BigInt(n);
		else if (isNaN(value) || !isFinite(value)) return stringifyNumber.stringifyNumber(node);
		let sign = "";
		if (value < 0) {
			sign = "-";
			value *= num(-1);
		}
		const _60 = num(60);
		const parts = [value % _60];
		if (value < 60) parts.unshift(0);
		else {
			value = (value - parts[0]) / _60;
			parts.unshift(value % _60);
			if (value >= 60) {
				value = (value - parts[0]) / _60;
				parts.unshift(value);
			}
		}
		return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
	}
	var intTime = {
		identify: (value) => typeof value === "bigint" || Number.isInteger(value),
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
		resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
		stringify: stringifySexagesimal
	};
	var floatTime = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
		resolve: (str) => parseSexagesimal(str, false),
		stringify: stringifySexagesimal
	};
	var timestamp = {
		identify: (value) => value instanceof Date,
		default: true,
		tag: "tag:yaml.org,2002:timestamp",
		test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
		resolve(str) {
			const match = str.match(timestamp.test);
			if (!match) throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
			const [, year, month, day, hour, minute, second] = match.map(Number);
			const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
			let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
			const tz = match[8];
			if (tz && tz !== "Z") {
				let d = parseSexagesimal(tz, false);
				if (Math.abs(d) < 30) d *= 60;
				date -= 6e4 * d;
			}
			return new Date(date);
		},
		stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
	};
	exports.floatTime = floatTime;
	exports.intTime = intTime;
	exports.timestamp = timestamp;
}));
// node_modules/yaml/dist/schema/yaml-1.1/schema.js
var require_schema = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var binary = require_binary();
	var bool = require_bool();
	var float = require_float();
	var int = require_int();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var set = require_set();
	var timestamp = require_timestamp();
	exports.schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.trueTag,
		bool.falseTag,
		int.intBin,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float,
		binary.binary,
		merge.merge,
		omap.omap,
		pairs.pairs,
		set.set,
		timestamp.intTime,
		timestamp.floatTime,
		timestamp.timestamp
	];
}));
// node_modules/yaml/dist/schema/tags.js
var require_tags = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$1();
	var int = require_int$1();
	var schema = require_schema$2();
	var schema$1 = require_schema$1();
	var binary = require_binary();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var schema$2 = require_schema();
	var set = require_set();
	var timestamp = require_timestamp();
	var schemas = /* @__PURE__ */ new Map([
		["core", schema.schema],
		["failsafe", [
			map.map,
			seq.seq,
			string.string
		]],
		["json", schema$1.schema],
		["yaml11", schema$2.schema],
		["yaml-1.1", schema$2.schema]
	]);
	var tagsByName = {
		binary: binary.binary,
		bool: bool.boolTag,
		float: float.float,
		floatExp: float.floatExp,
		floatNaN: float.floatNaN,
		floatTime: timestamp.floatTime,
		int: int.int,
		intHex: int.intHex,
		intOct: int.intOct,
		intTime: timestamp.intTime,
		map: map.map,
		merge: merge.merge,
		null: _null.nullTag,
		omap: omap.omap,
		pairs: pairs.pairs,
		seq: seq.seq,
		set: set.set,
		timestamp: timestamp.timestamp
	};
	var coreKnownTags = {
		"tag:yaml.org,2002:binary": binary.binary,
		"tag:yaml.org,2002:merge": merge.merge,
		"tag:yaml.org,2002:omap": omap.omap,
		"tag:yaml.org,2002:pairs": pairs.pairs,
		"tag:yaml.org,2002:set": set.set,
		"tag:yaml.org,2002:timestamp": timestamp.timestamp
	};
	function getTags(customTags, schemaName, addMergeTag) {
		const schemaTags = schemas.get(schemaName);
		if (schemaTags && !customTags) return addMergeTag && !schemaTags.includes(merge.merge) ? schemaTags.concat(merge.merge) : schemaTags.slice();
		let tags = schemaTags;
		if (!tags) {
			if (Array.isArray(customTags)) tags = [];
			else {
				const keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
			}
		}
		if (Array.isArray(customTags)) for (const tag of customTags) tags = tags.concat(tag);
		else if (typeof customTags === "function") tags = customTags(tags.slice());
		if (addMergeTag) tags = tags.concat(merge.merge);
		return tags.reduce((tags, tag) => {
			const tagObj = typeof tag === "string" ? tagsByName[tag] : tag;
			if (!tagObj) {
				const tagName = JSON.stringify(tag);
				const keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
			}
			if (!tags.includes(tagObj)) tags.push(tagObj);
			return tags;
		}, []);
	}
	exports.coreKnownTags = coreKnownTags;
	exports.getTags = getTags;
}));
// node_modules/yaml/dist/schema/Schema.js
var require_Schema = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var map = require_map();
	var seq = require_seq();
	var string = require_string();
	var tags = require_tags();
	var sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
	exports.Schema = class Schema {
		constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
			this.compat = Array.isArray(compat) ? tags.getTags(compat, "compat") : compat ? tags.getTags(null, compat) : null;
			this.name = typeof schema === "string" && schema || "core";
			this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
			this.tags = tags.getTags(customTags, this.name, merge);
			this.toStringOptions = toStringDefaults ?? null;
			Object.defineProperty(this, identity.MAP, { value: map.map });
			Object.defineProperty(this, identity.SCALAR, { value: string.string });
			Object.defineProperty(this, identity.SEQ, { value: seq.seq });
			this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
		}
		clone() {
			const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
			copy.tags = this.tags.slice();
			return copy;
		}
	};
}));
// node_modules/yaml/dist/stringify/stringifyDocument.js
var require_stringifyDocument = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyDocument(doc, options) {
		const lines = [];
		let hasDirectives = options.directives === true;
		if (options.directives !== false && doc.directives) {
			const dir = doc.directives.toString(doc);
			if (dir) {
				lines.push(dir);
				hasDirectives = true;
			} else if (doc.directives.docStart) hasDirectives = true;
		}
		if (hasDirectives) lines.push("---");
		const ctx = stringify.createStringifyContext(doc, options);
		const { commentString } = ctx.options;
		if (doc.commentBefore) {
			if (lines.length !== 1) lines.unshift("");
			const cs = commentString(doc.commentBefore);
			lines.unshift(stringifyComment.indentComment(cs, ""));
		}
		let chompKeep = false;
		let contentComment = null;
		if (doc.contents) {
			if (identity.isNode(doc.contents)) {
				if (doc.contents.spaceBefore && hasDirectives) lines.push("");
				if (doc.contents.commentBefore) {
					const cs = commentString(doc.contents.commentBefore);
					lines.push(stringifyComment.indentComment(cs, ""));
				}
				ctx.forceBlockIndent = !!doc.comment;
				contentComment = doc.contents.comment;
			}
			const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
			let body = stringify.stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
			if (contentComment) body += stringifyComment.lineComment(body, "", commentString(contentComment));
			if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") lines[lines.length - 1] = `--- ${body}`;
			else lines.push(body);
		} else lines.push(stringify.stringify(doc.contents, ctx));
		if (doc.directives?.docEnd) {
			if (doc.comment) {
				const cs = commentString(doc.comment);
				if (cs.includes("\n")) {
					lines.push("...");
					lines.push(stringifyComment.indentComment(cs, ""));
				} else lines.push(`... ${cs}`);
			} else lines.push("...");
		} else {
			let dc = doc.comment;
			if (dc && chompKeep) dc = dc.replace(/^\n+/, "");
			if (dc) {
				if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "") lines.push("");
				lines.push(stringifyComment.indentComment(commentString(dc), ""));
			}
		}
		return lines.join("\n") + "\n";
	}
	exports.stringifyDocument = stringifyDocument;
}));
// node_modules/yaml/dist/doc/Document.js
var require_Document = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var toJS = require_toJS();
	var Schema = require_Schema();
	var stringifyDocument = require_stringifyDocument();
	var anchors = require_anchors();
	var applyReviver = require_applyReviver();
	var createNode = require_createNode();
	var directives = require_directives();
	var Document = class Document {
		constructor(value, replacer, options) {
			/** A comment before this Document */
			this.commentBefore = null;
			/** A comment immediately after this Document */
			this.comment = null;
			/** Errors encountered during parsing. */
			this.errors = [];
			/** Warnings encountered during parsing. */
			this.warnings = [];
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
			let _replacer = null;
			if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
			else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const opt = Object.assign({
				intAsBigInt: false,
				keepSourceTokens: false,
				logLevel: "warn",
				prettyErrors: true,
				strict: true,
				stringKeys: false,
				uniqueKeys: true,
				version: "1.2"
			}, options);
			this.options = opt;
			let { version } = opt;
			if (options?._directives) {
				this.directives = options._directives.atDocument();
				if (this.directives.yaml.explicit) version = this.directives.yaml.version;
			} else this.directives = new directives.Directives({ version });
			this.setSchema(version, options);
			this.contents = value === void 0 ? null : this.createNode(value, _replacer, options);
		}
		/**
		* Create a deep copy of this Document and its contents.
		*
		* Custom Node values that inherit from `Object` still refer to their original instances.
		*/
		clone() {
			const copy = Object.create(Document.prototype, { [identity.NODE_TYPE]: { value: identity.DOC } });
			copy.commentBefore = this.commentBefore;
			copy.comment = this.comment;
			copy.errors = this.errors.slice();
			copy.warnings = this.warnings.slice();
			copy.options = Object.assign({}, this.options);
			if (this.directives) copy.directives = this.directives.clone();
			copy.schema = this.schema.clone();
			copy.contents = identity.isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents;
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/** Adds a value to the document. */
		add(value) {
			if (assertCollection(this.contents)) this.contents.add(value);
		}
		/** Adds a value to the document. */
		addIn(path, value) {
			if (assertCollection(this.contents)) this.contents.addIn(path, value);
		}
		/**
		* Create a new `Alias` node, ensuring that the target `node` has the required anchor.
		*
		* If `node` already has an anchor, `name` is ignored.
		* Otherwise, the `node.anchor` value will be set to `name`,
		* or if an anchor with that name is already present in the document,
		* `name` will be used as a prefix for a new unique anchor.
		* If `name` is undefined, the generated anchor will use 'a' as a prefix.
		*/
		createAlias(node, name) {
			if (!node.anchor) {
				const prev = anchors.anchorNames(this);
				node.anchor = !name || prev.has(name) ? anchors.findNewAnchor(name || "a", prev) : name;
			}
			return new Alias.Alias(node.anchor);
		}
		createNode(value, replacer, options) {
			let _replacer = void 0;
			if (typeof replacer === "function") {
				value = replacer.call({ "": value }, "", value);
				_replacer = replacer;
			} else if (Array.isArray(replacer)) {
				const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
				const asStr = replacer.filter(keyToStr).map(String);
				if (asStr.length > 0) replacer = replacer.concat(asStr);
				_replacer = replacer;
			} else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
			const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, anchorPrefix || "a");
			const ctx = {
				aliasDuplicateObjects: aliasDuplicateObjects ?? true,
				keepUndefined: keepUndefined ?? false,
				onAnchor,
				onTagObj,
				replacer: _replacer,
				schema: this.schema,
				sourceObjects
			};
			const node = createNode.createNode(value, tag, ctx);
			if (flow && identity.isCollection(node)) node.flow = true;
			setAnchors();
			return node;
		}
		/**
		* Convert a key and a value into a `Pair` using the current schema,
		* recursively wrapping all values as `Scalar` or `Collection` nodes.
		*/
		createPair(key, value, options = {}) {
			const k = this.createNode(key, null, options);
			const v = this.createNode(value, null, options);
			return new Pair.Pair(k, v);
		}
		/**
		* Removes a value from the document.
		* @returns `true` if the item was found and removed.
		*/
		delete(key) {
			return assertCollection(this.contents) ? this.contents.delete(key) : false;
		}
		/**
		* Removes a value from the document.
		* @returns `true` if the item was found and removed.
		*/
		deleteIn(path) {
			if (Collection.isEmptyPath(path)) {
				if (this.contents == null) return false;
				this.contents = null;
				return true;
			}
			return assertCollection(this.contents) ? this.contents.deleteIn(path) : false;
		}
		/**
		* Returns item at `key`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		get(key, keepScalar) {
			return identity.isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
		}
		/**
		* Returns item at `path`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		getIn(path, keepScalar) {
			if (Collection.isEmptyPath(path)) return !keepScalar && identity.isScalar(this.contents) ? this.contents.value : this.contents;
			return identity.isCollection(this.contents) ? this.contents.getIn(path, keepScalar) : void 0;
		}
		/**
		* Checks if the document includes a value with the key `key`.
		*/
		has(key) {
			return identity.isCollection(this.contents) ? this.contents.has(key) : false;
		}
		/**
		* Checks if the document includes a value at `path`.
		*/
		hasIn(path) {
			if (Collection.isEmptyPath(path)) return this.contents !== void 0;
			return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
		}
		/**
		* Sets a value in this document. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		set(key, value) {
			if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, [key], value);
			else if (assertCollection(this.contents)) this.contents.set(key, value);
		}
		/**
		* Sets a value in this document. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		setIn(path, value) {
			if (Collection.isEmptyPath(path)) this.contents = value;
			else if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
			else if (assertCollection(this.contents)) this.contents.setIn(path, value);
		}
		/**
		* Change the YAML version and schema used by the document.
		* A `null` version disables support for directives, explicit tags, anchors, and aliases.
		* It also requires the `schema` option to be given as a `Schema` instance value.
		*
		* Overrides all previously set schema options.
		*/
		setSchema(version, options = {}) {
			if (typeof version === "number") version = String(version);
			let opt;
			switch (version) {
				case "1.1":
					if (this.directives) this.directives.yaml.version = "1.1";
					else this.directives = new directives.Directives({ version: "1.1" });
					opt = {
						resolveKnownTags: false,
						schema: "yaml-1.1"
					};
					break;
				case "1.2":
				case "next":
					if (this.directives) this.directives.yaml.version = version;
					else this.directives = new directives.Directives({ version });
					opt = {
						resolveKnownTags: true,
						schema: "core"
					};
					break;
				case null:
					if (this.directives) delete this.directives;
					opt = null;
					break;
				default: {
					const sv = JSON.stringify(version);
					throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
				}
			}
			if (options.schema instanceof Object) this.schema = options.schema;
			else if (opt) this.schema = new Schema.Schema(Object.assign(opt, options));
			else throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
		}
		toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			const ctx = {
				anchors: /* @__PURE__ */ new Map(),
				doc: this,
				keep: !json,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this.contents, jsonArg ?? "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
		/**
		* A JSON representation of the document `contents`.
		*
		* @param jsonArg Used by `JSON.stringify` to indicate the array index or
		*   property name.
		*/
		toJSON(jsonArg, onAnchor) {
			return this.toJS({
				json: true,
				jsonArg,
				mapAsMap: false,
				onAnchor
			});
		}
		/** A YAML representation of the document. */
		toString(options = {}) {
			if (this.errors.length > 0) throw new Error("Document with errors cannot be stringified");
			if ("indent" in options && (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
				const s = JSON.stringify(options.indent);
				throw new Error(`"indent" option must be a positive integer, not ${s}`);
			}
			return stringifyDocument.stringifyDocument(this, options);
		}
	};
	function assertCollection(contents) {
		if (identity.isCollection(contents)) return true;
		throw new Error("Expected a YAML collection as document contents");
	}
	exports.Document = Document;
}));
// node_modules/yaml/dist/errors.js
var require_errors = /* @__PURE__ */ __commonJSMin(((exports) => {
	var YAMLError = class extends Error {
		constructor(name, pos, code, message) {
			super();
			this.name = name;
			this.code = code;
			this.message = message;
			this.pos = pos;
		}
	};
	var YAMLParseError = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLParseError", pos, code, message);
		}
	};
	var YAMLWarning = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLWarning", pos, code, message);
		}
	};
	var prettifyError = (src, lc) => (error) => {
		if (error.pos[0] === -1) return;
		error.linePos = error.pos.map((pos) => lc.linePos(pos));
		const { line, col } = error.linePos[0];
		error.message += ` at line ${line}, column ${col}`;
		let ci = col - 1;
		let lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
		if (ci >= 60 && lineStr.length > 80) {
			const trimStart = Math.min(ci - 39, lineStr.length - 79);
			lineStr = "…" + lineStr.substring(trimStart);
			ci -= trimStart - 1;
		}
		if (lineStr.length > 80) lineStr = lineStr.substring(0, 79) + "…";
		if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
			let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
			if (prev.length > 80) prev = prev.substring(0, 79) + "…\n";
			lineStr = prev + lineStr;
		}
		if (/[^ ]/.test(lineStr)) {
			let count = 1;
			const end = error.linePos[1];
			if (end?.line === line && end.col > col) count = Math.max(1, Math.min(end.col - col, 80 - ci));
			const pointer = " ".repeat(ci) + "^".repeat(count);
			error.message += `:\n\n${lineStr}\n${pointer}\n`;
		}
	};
	exports.YAMLError = YAMLError;
	exports.YAMLParseError = YAMLParseError;
	exports.YAMLWarning = YAMLWarning;
	exports.prettifyError = prettifyError;
}));
// node_modules/yaml/dist/compose/resolve-props.js
var require_resolve_props = /* @__PURE__ */ __commonJSMin(((exports) => {
	function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
		let spaceBefore = false;
		let atNewline = startOnNewline;
		let hasSpace = startOnNewline;
		let comment = "";
		let commentSep = "";
		let hasNewline = false;
		let reqSpace = false;
		let tab = null;
		let anchor = null;
		let tag = null;
		let newlineAfterProp = null;
		let comma = null;
		let found = null;
		let start = null;
		for (const token of tokens) {
			if (reqSpace) {
				if (token.type !== "space" && token.type !== "newline" && token.type !== "comma") onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
				reqSpace = false;
			}
			if (tab) {
				if (atNewline && token.type !== "comment" && token.type !== "newline") onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
				tab = null;
			}
			switch (token.type) {
				case "space":
					if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	")) tab = token;
					hasSpace = true;
					break;
				case "comment": {
					if (!hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					const cb = token.source.substring(1) || " ";
					if (!comment) comment = cb;
					else comment += commentSep + cb;
					commentSep = "";
					atNewline = false;
					break;
				}
				case "newline":
					if (atNewline) {
						if (comment) comment += token.source;
						else if (!found || indicator !== "seq-item-ind") spaceBefore = true;
					} else commentSep += token.source;
					atNewline = true;
					hasNewline = true;
					if (anchor || tag) newlineAfterProp = token;
					hasSpace = true;
					break;
				case "anchor":
					if (anchor) onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
					if (token.source.endsWith(":")) onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
					anchor = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case "tag":
					if (tag) onError(token, "MULTIPLE_TAGS", "A node can have at most one tag");
					tag = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case indicator:
					if (anchor || tag) onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`);
					if (found) onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`);
					found = token;
					atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
					hasSpace = false;
					break;
				case "comma": if (flow) {
					if (comma) onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
					comma = token;
					atNewline = false;
					hasSpace = false;
					break;
				}
				default:
					onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`);
					atNewline = false;
					hasSpace = false;
			}
		}
		const last = tokens[tokens.length - 1];
		const end = last ? last.offset + last.source.length : offset;
		if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
		if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq")) onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
		return {
			comma,
			found,
			spaceBefore,
			comment,
			hasNewline,
			anchor,
			tag,
			newlineAfterProp,
			end,
			start: start ?? end
		};
	}
	exports.resolveProps = resolveProps;
}));
// node_modules/yaml/dist/compose/util-contains-newline.js
var require_util_contains_newline = /* @__PURE__ */ __commonJSMin(((exports) => {
	function containsNewline(key) {
		if (!key) return null;
		switch (key.type) {
			case "alias":
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				if (key.source.includes("\n")) return true;
				if (key.end) {
					for (const st of key.end) if (st.type === "newline") return true;
				}
				return false;
			case "flow-collection":
				for (const it of key.items) {
					for (const st of it.start) if (st.type === "newline") return true;
					if (it.sep) {
						for (const st of it.sep) if (st.type === "newline") return true;
					}
					if (containsNewline(it.key) || containsNewline(it.value)) return true;
				}
				return false;
			default: return true;
		}
	}
	exports.containsNewline = containsNewline;
}));
// node_modules/yaml/dist/compose/util-flow-indent-check.js
var require_util_flow_indent_check = /* @__PURE__ */ __commonJSMin(((exports) => {
	var utilContainsNewline = require_util_contains_newline();
	function flowIndentCheck(indent, fc, onError) {
		if (fc?.type === "flow-collection") {
			const end = fc.end[0];
			if (end.indent === indent && (end.source === "]" || end.source === "}") && utilContainsNewline.containsNewline(fc)) onError(end, "BAD_INDENT", "Flow end indicator should be more indented than parent", true);
		}
	}
	exports.flowIndentCheck = flowIndentCheck;
}));
// node_modules/yaml/dist/compose/util-map-includes.js
var require_util_map_includes = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	function mapIncludes(ctx, items, search) {
		const { uniqueKeys } = ctx.options;
		if (uniqueKeys === false) return false;
		const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || identity.isScalar(a) && identity.isScalar(b) && a.value === b.value;
		return items.some((pair) => isEqual(pair.key, search));
	}
	exports.mapIncludes = mapIncludes;
}));
// node_modules/yaml/dist/compose/resolve-block-map.js
var require_resolve_block_map = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	var utilMapIncludes = require_util_map_includes();
	var startColMsg = "All mapping items must start at the same column";
	function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
		const map = new ((tag?.nodeClass) ?? YAMLMap.YAMLMap)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		let offset = bm.offset;
		let commentEnd = null;
		for (const collItem of bm.items) {
			const { start, key, sep, value } = collItem;
			const keyProps = resolveProps.resolveProps(start, {
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: bm.indent,
				startOnNewline: true
			});
			const implicitKey = !keyProps.found;
			if (implicitKey) {
				if (key) {
					if (key.type === "block-seq") onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
					else if ("indent" in key && key.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
				}
				if (!keyProps.anchor && !keyProps.tag && !sep) {
					commentEnd = keyProps.end;
					if (keyProps.comment) {
						if (map.comment) map.comment += "\n" + keyProps.comment;
						else map.comment = keyProps.comment;
					}
					continue;
				}
				if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
			} else if (keyProps.found?.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
			ctx.atKey = true;
			const keyStart = keyProps.end;
			const keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
			ctx.atKey = false;
			if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
			const valueProps = resolveProps.resolveProps(sep ?? [], {
				indicator: "map-value-ind",
				next: value,
				offset: keyNode.range[2],
				onError,
				parentIndent: bm.indent,
				startOnNewline: !key || key.type === "block-scalar"
			});
			offset = valueProps.end;
			if (valueProps.found) {
				if (implicitKey) {
					if (value?.type === "block-map" && !valueProps.hasNewline) onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
					if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024) onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
				if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
				offset = valueNode.range[2];
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			} else {
				if (implicitKey) onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
				if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			}
		}
		if (commentEnd && commentEnd < offset) onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
		map.range = [
			bm.offset,
			offset,
			commentEnd ?? offset
		];
		return map;
	}
	exports.resolveBlockMap = resolveBlockMap;
}));
// node_modules/yaml/dist/compose/resolve-block-seq.js
var require_resolve_block_seq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var YAMLSeq = require_YAMLSeq();
	var resolveProps = require_resolve_props();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
		const seq = new ((tag?.nodeClass) ?? YAMLSeq.YAMLSeq)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = bs.offset;
		let commentEnd = null;
		for (const { start, value } of bs.items) {
			const props = resolveProps.resolveProps(start, {
				indicator: "seq-item-ind",
				next: value,
				offset,
				onError,
				parentIndent: bs.indent,
				startOnNewline: true
			});
			if (!props.found) {
				if (props.anchor || props.tag || value) {
					if (value?.type === "block-seq") onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
					else onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
				} else {
					commentEnd = props.end;
					if (props.comment) seq.comment = props.comment;
					continue;
				}
			}
			const node = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
			offset = node.range[2];
			seq.items.push(node);
		}
		seq.range = [
			bs.offset,
			offset,
			commentEnd ?? offset
		];
		return seq;
	}
	exports.resolveBlockSeq = resolveBlockSeq;
}));
// node_modules/yaml/dist/compose/resolve-end.js
var require_resolve_end = /* @__PURE__ */ __commonJSMin(((exports) => {
	function resolveEnd(end, offset, reqSpace, onError) {
		let comment = "";
		if (end) {
			let hasSpace = false;
			let sep = "";
			for (const token of end) {
				const { source, type } = token;
				switch (type) {
					case "space":
						hasSpace = true;
						break;
					case "comment": {
						if (reqSpace && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
						const cb = source.substring(1) || " ";
						if (!comment) comment = cb;
						else comment += sep + cb;
						sep = "";
						break;
					}
					case "newline":
						if (comment) sep += source;
						hasSpace = true;
						break;
					default: onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
				}
				offset += source.length;
			}
		}
		return {
			comment,
			offset
		};
	}
	exports.resolveEnd = resolveEnd;
}));
// node_modules/yaml/dist/compose/resolve-flow-collection.js
var require_resolve_flow_collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilMapIncludes = require_util_map_includes();
	var blockMsg = "Block collections are not allowed within flow collections";
	var isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
	function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
		const isMap = fc.start.source === "{";
		const fcName = isMap ? "flow map" : "flow sequence";
		const coll = new ((tag?.nodeClass) ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq))(ctx.schema);
		coll.flow = true;
		const atRoot = ctx.atRoot;
		if (atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = fc.offset + fc.start.source.length;
		for (let i = 0; i < fc.items.length; ++i) {
			const collItem = fc.items[i];
			const { start, key, sep, value } = collItem;
			const props = resolveProps.resolveProps(start, {
				flow: fcName,
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: fc.indent,
				startOnNewline: false
			});
			if (!props.found) {
				if (!props.anchor && !props.tag && !sep && !value) {
					if (i === 0 && props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
					else if (i < fc.items.length - 1) onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
					if (props.comment) {
						if (coll.comment) coll.comment += "\n" + props.comment;
						else coll.comment = props.comment;
					}
					offset = props.end;
					continue;
				}
				if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key)) onError(key, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
			}
			if (i === 0) {
				if (props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
			} else {
				if (!props.comma) onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
				if (props.comment) {
					let prevItemComment = "";
					loop: for (const st of start) switch (st.type) {
						case "comma":
						case "space": break;
						case "comment":
							prevItemComment = st.source.substring(1);
							break loop;
						default: break loop;
					}
					if (prevItemComment) {
						let prev = coll.items[coll.items.length - 1];
						if (identity.isPair(prev)) prev = prev.value ?? prev.key;
						if (prev.comment) prev.comment += "\n" + prevItemComment;
						else prev.comment = prevItemComment;
						props.comment = props.comment.substring(prevItemComment.length + 1);
					}
				}
			}
			if (!isMap && !sep && !props.found) {
				const valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep, null, props, onError);
				coll.items.push(valueNode);
				offset = valueNode.range[2];
				if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
			} else {
				ctx.atKey = true;
				const keyStart = props.end;
				const keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError);
				if (isBlock(key)) onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
				ctx.atKey = false;
				const valueProps = resolveProps.resolveProps(sep ?? [], {
					flow: fcName,
					indicator: "map-value-ind",
					next: value,
					offset: keyNode.range[2],
					onError,
					parentIndent: fc.indent,
					startOnNewline: false
				});
				if (valueProps.found) {
					if (!isMap && !props.found && ctx.options.strict) {
						if (sep) for (const st of sep) {
							if (st === valueProps.found) break;
							if (st.type === "newline") {
								onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
								break;
							}
						}
						if (props.start < valueProps.found.offset - 1024) onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
					}
				} else if (value) {
					if ("source" in value && value.source?.[0] === ":") onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`);
					else onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError) : null;
				if (valueNode) {
					if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
				} else if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				if (isMap) {
					const map = coll;
					if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
					map.items.push(pair);
				} else {
					const map = new YAMLMap.YAMLMap(ctx.schema);
					map.flow = true;
					map.items.push(pair);
					const endRange = (valueNode ?? keyNode).range;
					map.range = [
						keyNode.range[0],
						endRange[1],
						endRange[2]
					];
					coll.items.push(map);
				}
				offset = valueNode ? valueNode.range[2] : valueProps.end;
			}
		}
		const expectedEnd = isMap ? "}" : "]";
		const [ce, ...ee] = fc.end;
		let cePos = offset;
		if (ce?.source === expectedEnd) cePos = ce.offset + ce.source.length;
		else {
			const name = fcName[0].toUpperCase() + fcName.substring(1);
			const msg = atRoot ? `${name} must end with a ${expectedEnd}` : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
			onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
			if (ce && ce.source.length !== 1) ee.unshift(ce);
		}
		if (ee.length > 0) {
			const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
			if (end.comment) {
				if (coll.comment) coll.comment += "\n" + end.comment;
				else coll.comment = end.comment;
			}
			coll.range = [
				fc.offset,
				cePos,
				end.offset
			];
		} else coll.range = [
			fc.offset,
			cePos,
			cePos
		];
		return coll;
	}
	exports.resolveFlowCollection = resolveFlowCollection;
}));
// node_modules/yaml/dist/compose/compose-collection.js
var require_compose_collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveBlockMap = require_resolve_block_map();
	var resolveBlockSeq = require_resolve_block_seq();
	var resolveFlowCollection = require_resolve_flow_collection();
	function resolveCollection(CN, ctx, token, onError, tagName, tag) {
		const coll = token.type === "block-map" ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag) : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
		const Coll = coll.constructor;
		if (tagName === "!" || tagName === Coll.tagName) {
			coll.tag = Coll.tagName;
			return coll;
		}
		if (tagName) coll.tag = tagName;
		return coll;
	}
	function composeCollection(CN, ctx, token, props, onError) {
		const tagToken = props.tag;
		const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
		if (token.type === "block-seq") {
			const { anchor, newlineAfterProp: nl } = props;
			const lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
			if (lastProp && (!nl || nl.offset < lastProp.offset)) onError(lastProp, "MISSING_CHAR", "Missing newline after block sequence props");
		}
		const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
		if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.YAMLSeq.tagName && expType === "seq") return resolveCollection(CN, ctx, token, onError, tagName);
		let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
		if (!tag) {
			const kt = ctx.schema.knownTags[tagName];
			if (kt?.collection === expType) {
				ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
				tag = kt;
			} else {
				if (kt) onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
				else onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
				return resolveCollection(CN, ctx, token, onError, tagName);
			}
		}
		const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
		const res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
		const node = identity.isNode(res) ? res : new Scalar.Scalar(res);
		node.range = coll.range;
		node.tag = tagName;
		if (tag?.format) node.format = tag.format;
		return node;
	}
	exports.composeCollection = composeCollection;
}));
// node_modules/yaml/dist/compose/resolve-block-scalar.js
var require_resolve_block_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function resolveBlockScalar(ctx, scalar, onError) {
		const start = scalar.offset;
		const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
		if (!header) return {
			value: "",
			type: null,
			comment: "",
			range: [
				start,
				start,
				start
			]
		};
		const type = header.mode === ">" ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
		const lines = scalar.source ? splitLines(scalar.source) : [];
		let chompStart = lines.length;
		for (let i = lines.length - 1; i >= 0; --i) {
			const content = lines[i][1];
			if (content === "" || content === "\r") chompStart = i;
			else break;
		}
		if (chompStart === 0) {
			const value = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
			let end = start + header.length;
			if (scalar.source) end += scalar.source.length;
			return {
				value,
				type,
				comment: header.comment,
				range: [
					start,
					end,
					end
				]
			};
		}
		let trimIndent = scalar.indent + header.indent;
		let offset = scalar.offset + header.length;
		let contentStart = 0;
		for (let i = 0; i < chompStart; ++i) {
			const [indent, content] = lines[i];
			if (content === "" || content === "\r") {
				if (header.indent === 0 && indent.length > trimIndent) trimIndent = indent.length;
			} else {
				if (indent.length < trimIndent) onError(offset + indent.length, "MISSING_CHAR", "Block scalars with more-indented leading empty lines must use an explicit indentation indicator");
				if (header.indent === 0) trimIndent = indent.length;
				contentStart = i;
				if (trimIndent === 0 && !ctx.atRoot) onError(offset, "BAD_INDENT", "Block scalar values in collections must be indented");
				break;
			}
			offset += indent.length + content.length + 1;
		}
		for (let i = lines.length - 1; i >= chompStart; --i) if (lines[i][0].length > trimIndent) chompStart = i + 1;
		let value = "";
		let sep = "";
		let prevMoreIndented = false;
		for (let i = 0; i < contentStart; ++i) value += lines[i][0].slice(trimIndent) + "\n";
		for (let i = contentStart; i < chompStart; ++i) {
			let [indent, content] = lines[i];
			offset += indent.length + content.length + 1;
			const crlf = content[content.length - 1] === "\r";
			if (crlf) content = content.slice(0, -1);
			/* istanbul ignore if already caught in lexer */
			if (content && indent.length < trimIndent) {
				const message = `Block scalar lines must not be less indented than their ${header.indent ? "explicit indentation indicator" : "first line"}`;
				onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
				indent = "";
			}
			if (type === Scalar.Scalar.BLOCK_LITERAL) {
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
			} else if (indent.length > trimIndent || content[0] === "	") {
				if (sep === " ") sep = "\n";
				else if (!prevMoreIndented && sep === "\n") sep = "\n\n";
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
				prevMoreIndented = true;
			} else if (content === "") {
				if (sep === "\n") value += "\n";
				else sep = "\n";
			} else {
				value += sep + content;
				sep = " ";
				prevMoreIndented = false;
			}
		}
		switch (header.chomp) {
			case "-": break;
			case "+":
				for (let i = chompStart; i < lines.length; ++i) value += "\n" + lines[i][0].slice(trimIndent);
				if (value[value.length - 1] !== "\n") value += "\n";
				break;
			default: value += "\n";
		}
		const end = start + header.length + scalar.source.length;
		return {
			value,
			type,
			comment: header.comment,
			range: [
				start,
				end,
				end
			]
		};
	}
	function parseBlockScalarHeader({ offset, props }, strict, onError) {
		/* istanbul ignore if should not happen */
		if (props[0].type !== "block-scalar-header") {
			onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
			return null;
		}
		const { source } = props[0];
		const mode = source[0];
		let indent = 0;
		let chomp = "";
		let error = -1;
		for (let i = 1; i < source.length; ++i) {
			const ch = source[i];
			if (!chomp && (ch === "-" || ch === "+")) chomp = ch;
			else {
				const n = Number(ch);
				if (!indent && n) indent = n;
				else if (error === -1) error = offset + i;
			}
		}
		if (error !== -1) onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
		let hasSpace = false;
		let comment = "";
		let length = source.length;
		for (let i = 1; i < props.length; ++i) {
			const token = props[i];
			switch (token.type) {
				case "space": hasSpace = true;
				case "newline":
					length += token.source.length;
					break;
				case "comment":
					if (strict && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					length += token.source.length;
					comment = token.source.substring(1);
					break;
				case "error":
					onError(token, "UNEXPECTED_TOKEN", token.message);
					length += token.source.length;
					break;
				/* istanbul ignore next should not happen */
				default: {
					onError(token, "UNEXPECTED_TOKEN", `Unexpected token in block scalar header: ${token.type}`);
					const ts = token.source;
					if (ts && typeof ts === "string") length += ts.length;
				}
			}
		}
		return {
			mode,
			indent,
			chomp,
			comment,
			length
		};
	}
	/** @returns Array of lines split up as `[indent, content]` */
	function splitLines(source) {
		const split = source.split(/\n( *)/);
		const first = split[0];
		const m = first.match(/^( *)/);
		const lines = [m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first]];
		for (let i = 1; i < split.length; i += 2) lines.push([split[i], split[i + 1]]);
		return lines;
	}
	exports.resolveBlockScalar = resolveBlockScalar;
}));
// node_modules/yaml/dist/compose/resolve-flow-scalar.js
var require_resolve_flow_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var resolveEnd = require_resolve_end();
	function resolveFlowScalar(scalar, strict, onError) {
		const { offset, type, source, end } = scalar;
		let _type;
		let value;
		const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
		switch (type) {
			case "scalar":
				_type = Scalar.Scalar.PLAIN;
				value = plainValue(source, _onError);
				break;
			case "single-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_SINGLE;
				value = singleQuotedValue(source, _onError);
				break;
			case "double-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_DOUBLE;
				value = doubleQuotedValue(source, _onError);
				break;
			/* istanbul ignore next should not happen */
			default:
				onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
				return {
					value: "",
					type: null,
					comment: "",
					range: [
						offset,
						offset + source.length,
						offset + source.length
					]
				};
		}
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
		return {
			value,
			type: _type,
			comment: re.comment,
			range: [
				offset,
				valueEnd,
				re.offset
			]
		};
	}
	function plainValue(source, onError) {
		let badChar = "";
		switch (source[0]) {
			/* istanbul ignore next should not happen */
			case "	":
				badChar = "a tab character";
				break;
			case ",":
				badChar = "flow indicator character ,";
				break;
			case "%":
				badChar = "directive indicator character %";
				break;
			case "|":
			case ">":
				badChar = `block scalar indicator ${source[0]}`;
				break;
			case "@":
			case "`": badChar = `reserved character ${source[0]}`;
		}
		if (badChar) onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
		return unfoldLines(source);
	}
	function singleQuotedValue(source, onError) {
		if (source[source.length - 1] !== "'" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing 'quote");
		return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
	}
	function unfoldLines(source) {
		const line = /(.*?)\r?\n/sy;
		let match = line.exec(source);
		if (!match) return source;
		/**
		* The negative lookbehinds in these RegExps are to
		* prevent causing a polynomial search time in certain cases.
		*
		* The try-catch is for Safari < 16.4 and other old browsers:
		* https://caniuse.com/js-regexp-lookbehind
		*/
		let trimEnd, trimBoth;
		try {
			trimEnd = /* @__PURE__ */ new RegExp("(?<![ 	])[ 	]+$");
			trimBoth = /* @__PURE__ */ new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
		} catch {
			trimEnd = /[ \t]+$/;
			trimBoth = /^[ \t]+|[ \t]+$/g;
		}
		let res = match[1].replace(trimEnd, "");
		let sep = " ";
		let pos = line.lastIndex;
		while (match = line.exec(source)) {
			const lm = match[1].replace(trimBoth, "");
			if (lm === "") {
				if (sep === "\n") res += sep;
				else sep = "\n";
			} else {
				res += sep + lm;
				sep = " ";
			}
			pos = line.lastIndex;
		}
		const last = /[ \t]*(.*)/sy;
		last.lastIndex = pos;
		match = last.exec(source);
		return res + sep + (match?.[1] ?? "");
	}
	function doubleQuotedValue(source, onError) {
		let res = "";
		for (let i = 1; i < source.length - 1; ++i) {
			const ch = source[i];
			if (ch === "\r" && source[i + 1] === "\n") continue;
			if (ch === "\n") {
				const { fold, offset } = foldNewline(source, i);
				res += fold;
				i = offset;
			} else if (ch === "\\") {
				let next = source[++i];
				const cc = escapeCodes[next];
				if (cc) res += cc;
				else if (next === "\n") {
					next = source[i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "\r" && source[i + 1] === "\n") {
					next = source[++i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "x" || next === "u" || next === "U") {
					const length = next === "x" ? 2 : next === "u" ? 4 : 8;
					res += parseCharCode(source, i + 1, length, onError);
					i += length;
				} else {
					const raw = source.substr(i - 1, 2);
					onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
					res += raw;
				}
			} else if (ch === " " || ch === "	") {
				const wsStart = i;
				let next = source[i + 1];
				while (next === " " || next === "	") next = source[++i + 1];
				if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n")) res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
			} else res += ch;
		}
		if (source[source.length - 1] !== "\"" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing \"quote");
		return res;
	}
	/**
	* Fold a single newline into a space, multiple newlines to N - 1 newlines.
	* Presumes `source[offset] === '\n'`
	*/
	function foldNewline(source, offset) {
		let fold = "";
		let ch = source[offset + 1];
		while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
			if (ch === "\r" && source[offset + 2] !== "\n") break;
			if (ch === "\n") fold += "\n";
			offset += 1;
			ch = source[offset + 1];
		}
		if (!fold) fold = " ";
		return {
			fold,
			offset
		};
	}
	var escapeCodes = {
		"0": "\0",
		a: "\x07",
		b: "\b",
		e: "\x1B",
		f: "\f",
		n: "\n",
		r: "\r",
		t: "	",
		v: "\v",
		N: "",
		_: "\xA0",
		L: "\u2028",
		P: "\u2029",
		" ": " ",
		"\"": "\"",
		"/": "/",
		"\\": "\\",
		"	": "	"
	};
	function parseCharCode(source, offset, length, onError) {
		const cc = source.substr(offset, length);
		const code = cc.length === length && /^[0-9a-fA-F]+$/.test(cc) ? parseInt(cc, 16) : NaN;
		try {
			return String.fromCodePoint(code);
		} catch {
			const raw = source.substr(offset - 2, length + 2);
			onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
			return raw;
		}
	}
	exports.resolveFlowScalar = resolveFlowScalar;
}));
// node_modules/yaml/dist/compose/compose-scalar.js
var require_compose_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	function composeScalar(ctx, token, tagToken, onError) {
		const { value, type, comment, range } = token.type === "block-scalar" ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError) : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
		const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
		let tag;
		if (ctx.options.stringKeys && ctx.atKey) tag = ctx.schema[identity.SCALAR];
		else if (tagName) tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
		else if (token.type === "scalar") tag = findScalarTagByTest(ctx, value, token, onError);
		else tag = ctx.schema[identity.SCALAR];
		let scalar;
		try {
			const res = tag.resolve(value, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
			scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
		} catch (error) {
			const msg = error instanceof Error ? error.message : String(error);
			onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg);
			scalar = new Scalar.Scalar(value);
		}
		scalar.range = range;
		scalar.source = value;
		if (type) scalar.type = type;
		if (tagName) scalar.tag = tagName;
		if (tag.format) scalar.format = tag.format;
		if (comment) scalar.comment = comment;
		return scalar;
	}
	function findScalarTagByName(schema, value, tagName, tagToken, onError) {
		if (tagName === "!") return schema[identity.SCALAR];
		const matchWithTest = [];
		for (const tag of schema.tags) if (!tag.collection && tag.tag === tagName) {
			if (tag.default && tag.test) matchWithTest.push(tag);
			else return tag;
		}
		for (const tag of matchWithTest) if (tag.test?.test(value)) return tag;
		const kt = schema.knownTags[tagName];
		if (kt && !kt.collection) {
			schema.tags.push(Object.assign({}, kt, {
				default: false,
				test: void 0
			}));
			return kt;
		}
		onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
		return schema[identity.SCALAR];
	}
	function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
		const tag = schema.tags.find((tag) => (tag.default === true || atKey && tag.default === "key") && tag.test?.test(value)) || schema[identity.SCALAR];
		if (schema.compat) {
			const compat = schema.compat.find((tag) => tag.default && tag.test?.test(value)) ?? schema[identity.SCALAR];
			if (tag.tag !== compat.tag) onError(token, "TAG_RESOLVE_FAILED", `Value may be parsed as either ${directives.tagString(tag.tag)} or ${directives.tagString(compat.tag)}`, true);
		}
		return tag;
	}
	exports.composeScalar = composeScalar;
}));
// node_modules/yaml/dist/compose/util-empty-scalar-position.js
var require_util_empty_scalar_position = /* @__PURE__ */ __commonJSMin(((exports) => {
	function emptyScalarPosition(offset, before, pos) {
		if (before) {
			pos ?? (pos = before.length);
			for (let i = pos - 1; i >= 0; --i) {
				let st = before[i];
				switch (st.type) {
					case "space":
					case "comment":
					case "newline":
						offset -= st.source.length;
						continue;
				}
				st = before[++i];
				while (st?.type === "space") {
					offset += st.source.length;
					st = before[++i];
				}
				break;
			}
		}
		return offset;
	}
	exports.emptyScalarPosition = emptyScalarPosition;
}));
// node_modules/yaml/dist/compose/compose-node.js
var require_compose_node = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var composeCollection = require_compose_collection();
	var composeScalar = require_compose_scalar();
	var resolveEnd = require_resolve_end();
	var utilEmptyScalarPosition = require_util_empty_scalar_position();
	var CN = {
		composeNode,
		composeEmptyNode
	};
	function composeNode(ctx, token, props, onError) {
		const atKey = ctx.atKey;
		const { spaceBefore, comment, anchor, tag } = props;
		let node;
		let isSrcToken = true;
		switch (token.type) {
			case "alias":
				node = composeAlias(ctx, token, onError);
				if (anchor || tag) onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
				break;
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "block-scalar":
				node = composeScalar.composeScalar(ctx, token, tag, onError);
				if (anchor) node.anchor = anchor.source.substring(1);
				break;
			case "block-map":
			case "block-seq":
			case "flow-collection":
				try {
					node = composeCollection.composeCollection(CN, ctx, token, props, onError);
					if (anchor) node.anchor = anchor.source.substring(1);
				} catch (error) {
					onError(token, "RESOURCE_EXHAUSTION", error instanceof Error ? error.message : String(error));
				}
				break;
			default:
				onError(token, "UNEXPECTED_TOKEN", token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`);
				isSrcToken = false;
		}
		node ?? (node = composeEmptyNode(ctx, token.offset, void 0, null, props, onError));
		if (anchor && node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		if (atKey && ctx.options.stringKeys && (!identity.isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) onError(tag ?? token, "NON_STRING_KEY", "With stringKeys, all keys must be strings");
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			if (token.type === "scalar" && token.source === "") node.comment = comment;
			else node.commentBefore = comment;
		}
		if (ctx.options.keepSourceTokens && isSrcToken) node.srcToken = token;
		return node;
	}
	function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
		const token = {
			type: "scalar",
			offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
			indent: -1,
			source: ""
		};
		const node = composeScalar.composeScalar(ctx, token, tag, onError);
		if (anchor) {
			node.anchor = anchor.source.substring(1);
			if (node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		}
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			node.comment = comment;
			node.range[2] = end;
		}
		return node;
	}
	function composeAlias({ options }, { offset, source, end }, onError) {
		const alias = new Alias.Alias(source.substring(1));
		if (alias.source === "") onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
		if (alias.source.endsWith(":")) onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
		alias.range = [
			offset,
			valueEnd,
			re.offset
		];
		if (re.comment) alias.comment = re.comment;
		return alias;
	}
	exports.composeEmptyNode = composeEmptyNode;
	exports.composeNode = composeNode;
}));
// node_modules/yaml/dist/compose/compose-doc.js
var require_compose_doc = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Document = require_Document();
	var composeNode = require_compose_node();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	function composeDoc(options, directives, { offset, start, value, end }, onError) {
		const opts = Object.assign({ _directives: directives }, options);
		const doc = new Document.Document(void 0, opts);
		const ctx = {
			atKey: false,
			atRoot: true,
			directives: doc.directives,
			options: doc.options,
			schema: doc.schema
		};
		const props = resolveProps.resolveProps(start, {
			indicator: "doc-start",
			next: value ?? end?.[0],
			offset,
			onError,
			parentIndent: 0,
			startOnNewline: true
		});
		if (props.found) {
			doc.directives.docStart = true;
			if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline) onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
		}
		doc.contents = value ? composeNode.composeNode(ctx, value, props, onError) : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
		const contentEnd = doc.contents.range[2];
		const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
		if (re.comment) doc.comment = re.comment;
		doc.range = [
			offset,
			contentEnd,
			re.offset
		];
		return doc;
	}
	exports.composeDoc = composeDoc;
}));
// node_modules/yaml/dist/compose/composer.js
var require_composer = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = require("process");
	var directives = require_directives();
	var Document = require_Document();
	var errors = require_errors();
	var identity = require_identity();
	var composeDoc = require_compose_doc();
	var resolveEnd = require_resolve_end();
	function getErrorPos(src) {
		if (typeof src === "number") return [src, src + 1];
		if (Array.isArray(src)) return src.length === 2 ? src : [src[0], src[1]];
		const { offset, source } = src;
		return [offset, offset + (typeof source === "string" ? source.length : 1)];
	}
	function parsePrelude(prelude) {
		let comment = "";
		let atComment = false;
		let afterEmptyLine = false;
		for (let i = 0; i < prelude.length; ++i) {
			const source = prelude[i];
			switch (source[0]) {
				case "#":
					comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ");
					atComment = true;
					afterEmptyLine = false;
					break;
				case "%":
					if (prelude[i + 1]?.[0] !== "#") i += 1;
					atComment = false;
					break;
				default:
					if (!atComment) afterEmptyLine = true;
					atComment = false;
			}
		}
		return {
			comment,
			afterEmptyLine
		};
	}
	/**
	* Compose a stream of CST nodes into a stream of YAML Documents.
	*
	* ```ts
	* import { Composer, Parser } from 'yaml'
	*
	* const src: string = ...
	* const tokens = new Parser().parse(src)
	* const docs = new Composer().compose(tokens)
	* ```
	*/
	var Composer = class {
		constructor(options = {}) {
			this.doc = null;
			this.atDirectives = false;
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
			this.onError = (source, code, message, warning) => {
				const pos = getErrorPos(source);
				if (warning) this.warnings.push(new errors.YAMLWarning(pos, code, message));
				else this.errors.push(new errors.YAMLParseError(pos, code, message));
			};
			this.directives = new directives.Directives({ version: options.version || "1.2" });
			this.options = options;
		}
		decorate(doc, afterDoc) {
			const { comment, afterEmptyLine } = parsePrelude(this.prelude);
			if (comment) {
				const dc = doc.contents;
				if (afterDoc) doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
				else if (afterEmptyLine || doc.directives.docStart || !dc) doc.commentBefore = comment;
				else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
					let it = dc.items[0];
					if (identity.isPair(it)) it = it.key;
					const cb = it.commentBefore;
					it.commentBefore = cb ? `${comment}\n${cb}` : comment;
				} else {
					const cb = dc.commentBefore;
					dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
				}
			}
			if (afterDoc) {
				for (let i = 0; i < this.errors.length; ++i) doc.errors.push(this.errors[i]);
				for (let i = 0; i < this.warnings.length; ++i) doc.warnings.push(this.warnings[i]);
			} else {
				doc.errors = this.errors;
				doc.warnings = this.warnings;
			}
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
		}
		/**
		* Current stream status information.
		*
		* Mostly useful at the end of input for an empty stream.
		*/
		streamInfo() {
			return {
				comment: parsePrelude(this.prelude).comment,
				directives: this.directives,
				errors: this.errors,
				warnings: this.warnings
			};
		}
		/**
		* Compose tokens into documents.
		*
		* @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
		* @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
		*/
		*compose(tokens, forceDoc = false, endOffset = -1) {
			for (const token of tokens) yield* this.next(token);
			yield* this.end(forceDoc, endOffset);
		}
		/** Advance the composer by one CST token. */
		*next(token) {
			if (node_process.env.LOG_STREAM) console.dir(token, { depth: null });
			switch (token.type) {
				case "directive":
					this.directives.add(token.source, (offset, message, warning) => {
						const pos = getErrorPos(token);
						pos[0] += offset;
						this.onError(pos, "BAD_DIRECTIVE", message, warning);
					});
					this.prelude.push(token.source);
					this.atDirectives = true;
					break;
				case "document": {
					const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
					if (this.atDirectives && !doc.directives.docStart) this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
					this.decorate(doc, false);
					if (this.doc) yield this.doc;
					this.doc = doc;
					this.atDirectives = false;
					break;
				}
				case "byte-order-mark":
				case "space": break;
				case "comment":
				case "newline":
					this.prelude.push(token.source);
					break;
				case "error": {
					const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
					const error = new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
					if (this.atDirectives || !this.doc) this.errors.push(error);
					else this.doc.errors.push(error);
					break;
				}
				case "doc-end": {
					if (!this.doc) {
						this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", "Unexpected doc-end without preceding document"));
						break;
					}
					this.doc.directives.docEnd = true;
					const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
					this.decorate(this.doc, true);
					if (end.comment) {
						const dc = this.doc.comment;
						this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
					}
					this.doc.range[2] = end.offset;
					break;
				}
				default: this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
			}
		}
		/**
		* Call at end of input to yield any remaining document.
		*
		* @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
		* @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
		*/
		*end(forceDoc = false, endOffset = -1) {
			if (this.doc) {
				this.decorate(this.doc, true);
				yield this.doc;
				this.doc = null;
			} else if (forceDoc) {
				const opts = Object.assign({ _directives: this.directives }, this.options);
				const doc = new Document.Document(void 0, opts);
				if (this.atDirectives) this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
				doc.range = [
					0,
					endOffset,
					endOffset
				];
				this.decorate(doc, false);
				yield doc;
			}
		}
	};
	exports.Composer = Composer;
}));
// node_modules/yaml/dist/parse/cst-scalar.js
var require_cst_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	var errors = require_errors();
	var stringifyString = require_stringifyString();
	function resolveAsScalar(token, strict = true, onError) {
		if (token) {
			const _onError = (pos, code, message) => {
				const offset = typeof pos === "number" ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
				if (onError) onError(offset, code, message);
				else throw new errors.YAMLParseError([offset, offset + 1], code, message);
			};
			switch (token.type) {
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
				case "block-scalar": return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
			}
		}
		return null;
	}
	/**
	* Create a new scalar token with `value`
	*
	* Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
	* as this function does not support any schema operations and won't check for such conflicts.
	*
	* @param value The string representation of the value, which will have its content properly indented.
	* @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
	* @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
	* @param context.indent The indent level of the token.
	* @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
	* @param context.offset The offset position of the token.
	* @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
	*/
	function createScalarToken(value, context) {
		const { implicitKey = false, indent, inFlow = false, offset = -1, type = "PLAIN" } = context;
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey,
			indent: indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		const end = context.end ?? [{
			type: "newline",
			offset: -1,
			indent,
			source: "\n"
		}];
		switch (source[0]) {
			case "|":
			case ">": {
				const he = source.indexOf("\n");
				const head = source.substring(0, he);
				const body = source.substring(he + 1) + "\n";
				const props = [{
					type: "block-scalar-header",
					offset,
					indent,
					source: head
				}];
				if (!addEndtoBlockProps(props, end)) props.push({
					type: "newline",
					offset: -1,
					indent,
					source: "\n"
				});
				return {
					type: "block-scalar",
					offset,
					indent,
					props,
					source: body
				};
			}
			case "\"": return {
				type: "double-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			case "'": return {
				type: "single-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			default: return {
				type: "scalar",
				offset,
				indent,
				source,
				end
			};
		}
	}
	/**
	* Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
	*
	* Best efforts are made to retain any comments previously associated with the `token`,
	* though all contents within a collection's `items` will be overwritten.
	*
	* Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
	* as this function does not support any schema operations and won't check for such conflicts.
	*
	* @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
	* @param value The string representation of the value, which will have its content properly indented.
	* @param context.afterKey In most cases, values after a key should have an additional level of indentation.
	* @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
	* @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
	* @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
	*/
	function setScalarValue(token, value, context = {}) {
		let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
		let indent = "indent" in token ? token.indent : null;
		if (afterKey && typeof indent === "number") indent += 2;
		if (!type) switch (token.type) {
			case "single-quoted-scalar":
				type = "QUOTE_SINGLE";
				break;
			case "double-quoted-scalar":
				type = "QUOTE_DOUBLE";
				break;
			case "block-scalar": {
				const header = token.props[0];
				if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
				type = header.source[0] === ">" ? "BLOCK_FOLDED" : "BLOCK_LITERAL";
				break;
			}
			default: type = "PLAIN";
		}
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey: implicitKey || indent === null,
			indent: indent !== null && indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		switch (source[0]) {
			case "|":
			case ">":
				setBlockScalarValue(token, source);
				break;
			case "\"":
				setFlowScalarValue(token, source, "double-quoted-scalar");
				break;
			case "'":
				setFlowScalarValue(token, source, "single-quoted-scalar");
				break;
			default: setFlowScalarValue(token, source, "scalar");
		}
	}
	function setBlockScalarValue(token, source) {
		const he = source.indexOf("\n");
		const head = source.substring(0, he);
		const body = source.substring(he + 1) + "\n";
		if (token.type === "block-scalar") {
			const header = token.props[0];
			if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
			header.source = head;
			token.source = body;
		} else {
			const { offset } = token;
			const indent = "indent" in token ? token.indent : -1;
			const props = [{
				type: "block-scalar-header",
				offset,
				indent,
				source: head
			}];
			if (!addEndtoBlockProps(props, "end" in token ? token.end : void 0)) props.push({
				type: "newline",
				offset: -1,
				indent,
				source: "\n"
			});
			for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
			Object.assign(token, {
				type: "block-scalar",
				indent,
				props,
				source: body
			});
		}
	}
	/** @returns `true` if last token is a newline */
	function addEndtoBlockProps(props, end) {
		if (end) for (const st of end) switch (st.type) {
			case "space":
			case "comment":
				props.push(st);
				break;
			case "newline":
				props.push(st);
				return true;
		}
		return false;
	}
	function setFlowScalarValue(token, source, type) {
		switch (token.type) {
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				token.type = type;
				token.source = source;
				break;
			case "block-scalar": {
				const end = token.props.slice(1);
				let oa = source.length;
				if (token.props[0].type === "block-scalar-header") oa -= token.props[0].source.length;
				for (const tok of end) tok.offset += oa;
				delete token.props;
				Object.assign(token, {
					type,
					source,
					end
				});
				break;
			}
			case "block-map":
			case "block-seq": {
				const nl = {
					type: "newline",
					offset: token.offset + source.length,
					indent: token.indent,
					source: "\n"
				};
				delete token.items;
				Object.assign(token, {
					type,
					source,
					end: [nl]
				});
				break;
			}
			default: {
				const indent = "indent" in token ? token.indent : -1;
				const end = "end" in token && Array.isArray(token.end) ? token.end.filter((st) => st.type === "space" || st.type === "comment" || st.type === "newline") : [];
				for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
				Object.assign(token, {
					type,
					indent,
					source,
					end
				});
			}
		}
	}
	exports.createScalarToken = createScalarToken;
	exports.resolveAsScalar = resolveAsScalar;
	exports.setScalarValue = setScalarValue;
}));
// node_modules/yaml/dist/parse/cst-stringify.js
var require_cst_stringify = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Stringify a CST document, token, or collection item
	*
	* Fair warning: This applies no validation whatsoever, and
	* simply concatenates the sources in their logical order.
	*/
	var stringify = (cst) => "type" in cst ? stringifyToken(cst) : stringifyItem(cst);
	function stringifyToken(token) {
		switch (token.type) {
			case "block-scalar": {
				let res = "";
				for (const tok of token.props) res += stringifyToken(tok);
				return res + token.source;
			}
			case "block-map":
			case "block-seq": {
				let res = "";
				for (const item of token.items) res += stringifyItem(item);
				return res;
			}
			case "flow-collection": {
				let res = token.start.source;
				for (const item of token.items) res += stringifyItem(item);
				for (const st of token.end) res += st.source;
				return res;
			}
			case "document": {
				let res = stringifyItem(token);
				if (token.end) for (const st of token.end) res += st.source;
				return res;
			}
			default: {
				let res = token.source;
				if ("end" in token && token.end) for (const st of token.end) res += st.source;
				return res;
			}
		}
	}
	function stringifyItem({ start, key, sep, value }) {
		let res = "";
		for (const st of start) res += st.source;
		if (key) res += stringifyToken(key);
		if (sep) for (const st of sep) res += st.source;
		if (value) res += stringifyToken(value);
		return res;
	}
	exports.stringify = stringify;
}));
// node_modules/yaml/dist/parse/cst-visit.js
var require_cst_visit = /* @__PURE__ */ __commonJSMin(((exports) => {
	var BREAK = Symbol("break visit");
	var SKIP = Symbol("skip children");
	var REMOVE = Symbol("remove item");
	/**
	* Apply a visitor to a CST document or item.
	*
	* Walks through the tree (depth-first) starting from the root, calling a
	* `visitor` function with two arguments when entering each item:
	*   - `item`: The current item, which included the following members:
	*     - `start: SourceToken[]` – Source tokens before the key or value,
	*       possibly including its anchor or tag.
	*     - `key?: Token | null` – Set for pair values. May then be `null`, if
	*       the key before the `:` separator is empty.
	*     - `sep?: SourceToken[]` – Source tokens between the key and the value,
	*       which should include the `:` map value indicator if `value` is set.
	*     - `value?: Token` – The value of a sequence item, or of a map pair.
	*   - `path`: The steps from the root to the current node, as an array of
	*     `['key' | 'value', number]` tuples.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this token, continue with
	*      next sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current item, then continue with the next one
	*   - `number`: Set the index of the next step. This is useful especially if
	*     the index of the current token has changed.
	*   - `function`: Define the next visitor for this item. After the original
	*     visitor is called on item entry, next visitors are called after handling
	*     a non-empty `key` and when exiting the item.
	*/
	function visit(cst, visitor) {
		if ("type" in cst && cst.type === "document") cst = {
			start: cst.start,
			value: cst.value
		};
		_visit(Object.freeze([]), cst, visitor);
	}
	/** Terminate visit traversal completely */
	visit.BREAK = BREAK;
	/** Do not visit the children of the current item */
	visit.SKIP = SKIP;
	/** Remove the current item */
	visit.REMOVE = REMOVE;
	/** Find the item at `path` from `cst` as the root */
	visit.itemAtPath = (cst, path) => {
		let item = cst;
		for (const [field, index] of path) {
			const tok = item?.[field];
			if (tok && "items" in tok) item = tok.items[index];
			else return void 0;
		}
		return item;
	};
	/**
	* Get the immediate parent collection of the item at `path` from `cst` as the root.
	*
	* Throws an error if the collection is not found, which should never happen if the item itself exists.
	*/
	visit.parentCollection = (cst, path) => {
		const parent = visit.itemAtPath(cst, path.slice(0, -1));
		const field = path[path.length - 1][0];
		const coll = parent?.[field];
		if (coll && "items" in coll) return coll;
		throw new Error("Parent collection not found");
	};
	function _visit(path, item, visitor) {
		let ctrl = visitor(item, path);
		if (typeof ctrl === "symbol") return ctrl;
		for (const field of ["key", "value"]) {
			const token = item[field];
			if (token && "items" in token) {
				for (let i = 0; i < token.items.length; ++i) {
					const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						token.items.splice(i, 1);
						i -= 1;
					}
				}
				if (typeof ctrl === "function" && field === "key") ctrl = ctrl(item, path);
			}
		}
		return typeof ctrl === "function" ? ctrl(item, path) : ctrl;
	}
	exports.visit = visit;
}));
// node_modules/yaml/dist/parse/cst.js
var require_cst = /* @__PURE__ */ __commonJSMin(((exports) => {
	var cstScalar = require_cst_scalar();
	var cstStringify = require_cst_stringify();
	var cstVisit = require_cst_visit();
	/** The byte order mark */
	var BOM = "﻿";
	/** Start of doc-mode */
	var DOCUMENT = "";
	/** Unexpected end of flow-mode */
	var FLOW_END = "";
	/** Next token is a scalar value */
	var SCALAR = "";
	/** @returns `true` if `token` is a flow or block collection */
	var isCollection = (token) => !!token && "items" in token;
	/** @returns `true` if `token` is a flow or block scalar; not an alias */
	var isScalar = (token) => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar");
	/* istanbul ignore next */
	/** Get a printable representation of a lexer token */
	function prettyToken(token) {
		switch (token) {
			case BOM: return "<BOM>";
			case DOCUMENT: return "<DOC>";
			case FLOW_END: return "<FLOW_END>";
			case SCALAR: return "<SCALAR>";
			default: return JSON.stringify(token);
		}
	}
	/** Identify the type of a lexer token. May return `null` for unknown tokens. */
	function tokenType(source) {
		switch (source) {
			case BOM: return "byte-order-mark";
			case DOCUMENT: return "doc-mode";
			case FLOW_END: return "flow-error-end";
			case SCALAR: return "scalar";
			case "---": return "doc-start";
			case "...": return "doc-end";
			case "":
			case "\n":
			case "\r\n": return "newline";
			case "-": return "seq-item-ind";
			case "?": return "explicit-key-ind";
			case ":": return "map-value-ind";
			case "{": return "flow-map-start";
			case "}": return "flow-map-end";
			case "[": return "flow-seq-start";
			case "]": return "flow-seq-end";
			case ",": return "comma";
		}
		switch (source[0]) {
			case " ":
			case "	": return "space";
			case "#": return "comment";
			case "%": return "directive-line";
			case "*": return "alias";
			case "&": return "anchor";
			case "!": return "tag";
			case "'": return "single-quoted-scalar";
			case "\"": return "double-quoted-scalar";
			case "|":
			case ">": return "block-scalar-header";
		}
		return null;
	}
	exports.createScalarToken = cstScalar.createScalarToken;
	exports.resolveAsScalar = cstScalar.resolveAsScalar;
	exports.setScalarValue = cstScalar.setScalarValue;
	exports.stringify = cstStringify.stringify;
	exports.visit = cstVisit.visit;
	exports.BOM = BOM;
	exports.DOCUMENT = DOCUMENT;
	exports.FLOW_END = FLOW_END;
	exports.SCALAR = SCALAR;
	exports.isCollection = isCollection;
	exports.isScalar = isScalar;
	exports.prettyToken = prettyToken;
	exports.tokenType = tokenType;
}));
// node_modules/yaml/dist/parse/lexer.js
var require_lexer = /* @__PURE__ */ __commonJSMin(((exports) => {
	var cst = require_cst();
	function isEmpty(ch) {
		switch (ch) {
			case void 0:
			case " ":
			case "\n":
			case "\r":
			case "	": return true;
			default: return false;
		}
	}
	var hexDigits = /* @__PURE__ */ new Set("0123456789ABCDEFabcdef");
	var tagChars = /* @__PURE__ */ new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
	var flowIndicatorChars = /* @__PURE__ */ new Set(",[]{}");
	var invalidAnchorChars = /* @__PURE__ */ new Set(" ,[]{}\n\r	");
	var isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
	/**
	* Splits an input string into lexical tokens, i.e. smaller strings that are
	* easily identifiable by `tokens.tokenType()`.
	*
	* Lexing starts always in a "stream" context. Incomplete input may be buffered
	* until a complete token can be emitted.
	*
	* In addition to slices of the original input, the following control characters
	* may also be emitted:
	*
	* - `\x02` (Start of Text): A document starts with the next token
	* - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
	* - `\x1f` (Unit Separator): Next token is a scalar value
	* - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
	*/
	var Lexer = class {
		constructor() {
			/**
			* Flag indicating whether the end of the current buffer marks the end of
			* all input
			*/
			this.atEnd = false;
			/**
			* Explicit indent set in block scalar header, as an offset from the current
			* minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
			* explicitly set.
			*/
			this.blockScalarIndent = -1;
			/**
			* Block scalars that include a + (keep) chomping indicator in their header
			* include trailing empty lines, which are otherwise excluded from the
			* scalar's contents.
			*/
			this.blockScalarKeep = false;
			/** Current input */
			this.buffer = "";
			/**
			* Flag noting whether the map value indicator : can immediately follow this
			* node within a flow context.
			*/
			this.flowKey = false;
			/** Count of surrounding flow collection levels. */
			this.flowLevel = 0;
			/**
			* Minimum level of indentation required for next lines to be parsed as a
			* part of the current scalar value.
			*/
			this.indentNext = 0;
			/** Indentation level of the current line. */
			this.indentValue = 0;
			/** Position of the next \n character. */
			this.lineEndPos = null;
			/** Stores the state of the lexer if reaching the end of incpomplete input */
			this.next = null;
			/** A pointer to `buffer`; the current position of the lexer. */
			this.pos = 0;
		}
		/**
		* Generate YAML tokens from the `source` string. If `incomplete`,
		* a part of the last line may be left as a buffer for the next call.
		*
		* @returns A generator of lexical tokens
		*/
		*lex(source, incomplete = false) {
			if (source) {
				if (typeof source !== "string") throw TypeError("source is not a string");
				this.buffer = this.buffer ? this.buffer + source : source;
				this.lineEndPos = null;
			}
			this.atEnd = !incomplete;
			let next = this.next ?? "stream";
			while (next && (incomplete || this.hasChars(1))) next = yield* this.parseNext(next);
		}
		atLineEnd() {
			let i = this.pos;
			let ch = this.buffer[i];
			while (ch === " " || ch === "	") ch = this.buffer[++i];
			if (!ch || ch === "#" || ch === "\n") return true;
			if (ch === "\r") return this.buffer[i + 1] === "\n";
			return false;
		}
		charAt(n) {
			return this.buffer[this.pos + n];
		}
		continueScalar(offset) {
			let ch = this.buffer[offset];
			if (this.indentNext > 0) {
				let indent = 0;
				while (ch === " ") ch = this.buffer[++indent + offset];
				if (ch === "\r") {
					const next = this.buffer[indent + offset + 1];
					if (next === "\n" || !next && !this.atEnd) return offset + indent + 1;
				}
				return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
			}
			if (ch === "-" || ch === ".") {
				const dt = this.buffer.substr(offset, 3);
				if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3])) return -1;
			}
			return offset;
		}
		getLine() {
			let end = this.lineEndPos;
			if (typeof end !== "number" || end !== -1 && end < this.pos) {
				end = this.buffer.indexOf("\n", this.pos);
				this.lineEndPos = end;
			}
			if (end === -1) return this.atEnd ? this.buffer.substring(this.pos) : null;
			if (this.buffer[end - 1] === "\r") end -= 1;
			return this.buffer.substring(this.pos, end);
		}
		hasChars(n) {
			return this.pos + n <= this.buffer.length;
		}
		setNext(state) {
			this.buffer = this.buffer.substring(this.pos);
			this.pos = 0;
			this.lineEndPos = null;
			this.next = state;
			return null;
		}
		peek(n) {
			return this.buffer.substr(this.pos, n);
		}
		*parseNext(next) {
			switch (next) {
				case "stream": return yield* this.parseStream();
				case "line-start": return yield* this.parseLineStart();
				case "block-start": return yield* this.parseBlockStart();
				case "doc": return yield* this.parseDocument();
				case "flow": return yield* this.parseFlowCollection();
				case "quoted-scalar": return yield* this.parseQuotedScalar();
				case "block-scalar": return yield* this.parseBlockScalar();
				case "plain-scalar": return yield* this.parsePlainScalar();
			}
		}
		*parseStream() {
			let line = this.getLine();
			if (line === null) return this.setNext("stream");
			if (line[0] === cst.BOM) {
				yield* this.pushCount(1);
				line = line.substring(1);
			}
			if (line[0] === "%") {
				let dirEnd = line.length;
				let cs = line.indexOf("#");
				while (cs !== -1) {
					const ch = line[cs - 1];
					if (ch === " " || ch === "	") {
						dirEnd = cs - 1;
						break;
					} else cs = line.indexOf("#", cs + 1);
				}
				while (true) {
					const ch = line[dirEnd - 1];
					if (ch === " " || ch === "	") dirEnd -= 1;
					else break;
				}
				const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
				yield* this.pushCount(line.length - n);
				this.pushNewline();
				return "stream";
			}
			if (this.atLineEnd()) {
				const sp = yield* this.pushSpaces(true);
				yield* this.pushCount(line.length - sp);
				yield* this.pushNewline();
				return "stream";
			}
			yield cst.DOCUMENT;
			return yield* this.parseLineStart();
		}
		*parseLineStart() {
			const ch = this.charAt(0);
			if (!ch && !this.atEnd) return this.setNext("line-start");
			if (ch === "-" || ch === ".") {
				if (!this.atEnd && !this.hasChars(4)) return this.setNext("line-start");
				const s = this.peek(3);
				if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
					yield* this.pushCount(3);
					this.indentValue = 0;
					this.indentNext = 0;
					return s === "---" ? "doc" : "stream";
				}
			}
			this.indentValue = yield* this.pushSpaces(false);
			if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1))) this.indentNext = this.indentValue;
			return yield* this.parseBlockStart();
		}
		*parseBlockStart() {
			const [ch0, ch1] = this.peek(2);
			if (!ch1 && !this.atEnd) return this.setNext("block-start");
			if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
				const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
				this.indentNext = this.indentValue + 1;
				this.indentValue += n;
				return "block-start";
			}
			return "doc";
		}
		*parseDocument() {
			yield* this.pushSpaces(true);
			const line = this.getLine();
			if (line === null) return this.setNext("doc");
			let n = yield* this.pushIndicators();
			switch (line[n]) {
				case "#": yield* this.pushCount(line.length - n);
				case void 0:
					yield* this.pushNewline();
					return yield* this.parseLineStart();
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel = 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					return "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "doc";
				case "\"":
				case "'": return yield* this.parseQuotedScalar();
				case "|":
				case ">":
					n += yield* this.parseBlockScalarHeader();
					n += yield* this.pushSpaces(true);
					yield* this.pushCount(line.length - n);
					yield* this.pushNewline();
					return yield* this.parseBlockScalar();
				default: return yield* this.parsePlainScalar();
			}
		}
		*parseFlowCollection() {
			let nl, sp;
			let indent = -1;
			do {
				nl = yield* this.pushNewline();
				if (nl > 0) {
					sp = yield* this.pushSpaces(false);
					this.indentValue = indent = sp;
				} else sp = 0;
				sp += yield* this.pushSpaces(true);
			} while (nl + sp > 0);
			const line = this.getLine();
			if (line === null) return this.setNext("flow");
			if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3])) {
				if (!(indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}"))) {
					this.flowLevel = 0;
					yield cst.FLOW_END;
					return yield* this.parseLineStart();
				}
			}
			let n = 0;
			while (line[n] === ",") {
				n += yield* this.pushCount(1);
				n += yield* this.pushSpaces(true);
				this.flowKey = false;
			}
			n += yield* this.pushIndicators();
			switch (line[n]) {
				case void 0: return "flow";
				case "#":
					yield* this.pushCount(line.length - n);
					return "flow";
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel += 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					this.flowKey = true;
					this.flowLevel -= 1;
					return this.flowLevel ? "flow" : "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "flow";
				case "\"":
				case "'":
					this.flowKey = true;
					return yield* this.parseQuotedScalar();
				case ":": {
					const next = this.charAt(1);
					if (this.flowKey || isEmpty(next) || next === ",") {
						this.flowKey = false;
						yield* this.pushCount(1);
						yield* this.pushSpaces(true);
						return "flow";
					}
				}
				default:
					this.flowKey = false;
					return yield* this.parsePlainScalar();
			}
		}
		*parseQuotedScalar() {
			const quote = this.charAt(0);
			let end = this.buffer.indexOf(quote, this.pos + 1);
			if (quote === "'") while (end !== -1 && this.buffer[end + 1] === "'") end = this.buffer.indexOf("'", end + 2);
			else while (end !== -1) {
				let n = 0;
				while (this.buffer[end - 1 - n] === "\\") n += 1;
				if (n % 2 === 0) break;
				end = this.buffer.indexOf("\"", end + 1);
			}
			const qb = this.buffer.substring(0, end);
			let nl = qb.indexOf("\n", this.pos);
			if (nl !== -1) {
				while (nl !== -1) {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = qb.indexOf("\n", cs);
				}
				if (nl !== -1) end = nl - (qb[nl - 1] === "\r" ? 2 : 1);
			}
			if (end === -1) {
				if (!this.atEnd) return this.setNext("quoted-scalar");
				end = this.buffer.length;
			}
			yield* this.pushToIndex(end + 1, false);
			return this.flowLevel ? "flow" : "doc";
		}
		*parseBlockScalarHeader() {
			this.blockScalarIndent = -1;
			this.blockScalarKeep = false;
			let i = this.pos;
			while (true) {
				const ch = this.buffer[++i];
				if (ch === "+") this.blockScalarKeep = true;
				else if (ch > "0" && ch <= "9") this.blockScalarIndent = Number(ch) - 1;
				else if (ch !== "-") break;
			}
			return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
		}
		*parseBlockScalar() {
			let nl = this.pos - 1;
			let indent = 0;
			let ch;
			loop: for (let i = this.pos; ch = this.buffer[i]; ++i) switch (ch) {
				case " ":
					indent += 1;
					break;
				case "\n":
					nl = i;
					indent = 0;
					break;
				case "\r": {
					const next = this.buffer[i + 1];
					if (!next && !this.atEnd) return this.setNext("block-scalar");
					if (next === "\n") break;
				}
				default: break loop;
			}
			if (!ch && !this.atEnd) return this.setNext("block-scalar");
			if (indent >= this.indentNext) {
				if (this.blockScalarIndent === -1) this.indentNext = indent;
				else this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
				do {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = this.buffer.indexOf("\n", cs);
				} while (nl !== -1);
				if (nl === -1) {
					if (!this.atEnd) return this.setNext("block-scalar");
					nl = this.buffer.length;
				}
			}
			let i = nl + 1;
			ch = this.buffer[i];
			while (ch === " ") ch = this.buffer[++i];
			if (ch === "	") {
				while (ch === "	" || ch === " " || ch === "\r" || ch === "\n") ch = this.buffer[++i];
				nl = i - 1;
			} else if (!this.blockScalarKeep) do {
				let i = nl - 1;
				let ch = this.buffer[i];
				if (ch === "\r") ch = this.buffer[--i];
				const lastChar = i;
				while (ch === " ") ch = this.buffer[--i];
				if (ch === "\n" && i >= this.pos && i + 1 + indent > lastChar) nl = i;
				else break;
			} while (true);
			yield cst.SCALAR;
			yield* this.pushToIndex(nl + 1, true);
			return yield* this.parseLineStart();
		}
		*parsePlainScalar() {
			const inFlow = this.flowLevel > 0;
			let end = this.pos - 1;
			let i = this.pos - 1;
			let ch;
			while (ch = this.buffer[++i]) if (ch === ":") {
				const next = this.buffer[i + 1];
				if (isEmpty(next) || inFlow && flowIndicatorChars.has(next)) break;
				end = i;
			} else if (isEmpty(ch)) {
				let next = this.buffer[i + 1];
				if (ch === "\r") {
					if (next === "\n") {
						i += 1;
						ch = "\n";
						next = this.buffer[i + 1];
					} else end = i;
				}
				if (next === "#" || inFlow && flowIndicatorChars.has(next)) break;
				if (ch === "\n") {
					const cs = this.continueScalar(i + 1);
					if (cs === -1) break;
					i = Math.max(i, cs - 2);
				}
			} else {
				if (inFlow && flowIndicatorChars.has(ch)) break;
				end = i;
			}
			if (!ch && !this.atEnd) return this.setNext("plain-scalar");
			yield cst.SCALAR;
			yield* this.pushToIndex(end + 1, true);
			return inFlow ? "flow" : "doc";
		}
		*pushCount(n) {
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos += n;
				return n;
			}
			return 0;
		}
		*pushToIndex(i, allowEmpty) {
			const s = this.buffer.slice(this.pos, i);
			if (s) {
				yield s;
				this.pos += s.length;
				return s.length;
			} else if (allowEmpty) yield "";
			return 0;
		}
		*pushIndicators() {
			let n = 0;
			loop: while (true) {
				switch (this.charAt(0)) {
					case "!":
						n += yield* this.pushTag();
						n += yield* this.pushSpaces(true);
						continue loop;
					case "&":
						n += yield* this.pushUntil(isNotAnchorChar);
						n += yield* this.pushSpaces(true);
						continue loop;
					case "-":
					case "?":
					case ":": {
						const inFlow = this.flowLevel > 0;
						const ch1 = this.charAt(1);
						if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
							if (!inFlow) this.indentNext = this.indentValue + 1;
							else if (this.flowKey) this.flowKey = false;
							n += yield* this.pushCount(1);
							n += yield* this.pushSpaces(true);
							continue loop;
						}
					}
				}
				break loop;
			}
			return n;
		}
		*pushTag() {
			if (this.charAt(1) === "<") {
				let i = this.pos + 2;
				let ch = this.buffer[i];
				while (!isEmpty(ch) && ch !== ">") ch = this.buffer[++i];
				return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
			} else {
				let i = this.pos + 1;
				let ch = this.buffer[i];
				while (ch) if (tagChars.has(ch)) ch = this.buffer[++i];
				else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) ch = this.buffer[i += 3];
				else break;
				return yield* this.pushToIndex(i, false);
			}
		}
		*pushNewline() {
			const ch = this.buffer[this.pos];
			if (ch === "\n") return yield* this.pushCount(1);
			else if (ch === "\r" && this.charAt(1) === "\n") return yield* this.pushCount(2);
			else return 0;
		}
		*pushSpaces(allowTabs) {
			let i = this.pos - 1;
			let ch;
			do
				ch = this.buffer[++i];
			while (ch === " " || allowTabs && ch === "	");
			const n = i - this.pos;
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos = i;
			}
			return n;
		}
		*pushUntil(test) {
			let i = this.pos;
			let ch = this.buffer[i];
			while (!test(ch)) ch = this.buffer[++i];
			return yield* this.pushToIndex(i, false);
		}
	};
	exports.Lexer = Lexer;
}));
// node_modules/yaml/dist/parse/line-counter.js
var require_line_counter = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Tracks newlines during parsing in order to provide an efficient API for
	* determining the one-indexed `{ line, col }` position for any offset
	* within the input.
	*/
	var LineCounter = class {
		constructor() {
			this.lineStarts = [];
			/**
			* Should be called in ascending order. Otherwise, call
			* `lineCounter.lineStarts.sort()` before calling `linePos()`.
			*/
			this.addNewLine = (offset) => this.lineStarts.push(offset);
			/**
			* Performs a binary search and returns the 1-indexed { line, col }
			* position of `offset`. If `line === 0`, `addNewLine` has never been
			* called or `offset` is before the first known newline.
			*/
			this.linePos = (offset) => {
				let low = 0;
				let high = this.lineStarts.length;
				while (low < high) {
					const mid = low + high >> 1;
					if (this.lineStarts[mid] < offset) low = mid + 1;
					else high = mid;
				}
				if (this.lineStarts[low] === offset) return {
					line: low + 1,
					col: 1
				};
				if (low === 0) return {
					line: 0,
					col: offset
				};
				const start = this.lineStarts[low - 1];
				return {
					line: low,
					col: offset - start + 1
				};
			};
		}
	};
	exports.LineCounter = LineCounter;
}));
// node_modules/yaml/dist/parse/parser.js
var require_parser = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = require("process");
	var cst = require_cst();
	var lexer = require_lexer();
	function includesToken(list, type) {
		for (let i = 0; i < list.length; ++i) if (list[i].type === type) return true;
		return false;
	}
	function findNonEmptyIndex(list) {
		for (let i = 0; i < list.length; ++i) switch (list[i].type) {
			case "space":
			case "comment":
			case "newline": break;
			default: return i;
		}
		return -1;
	}
	function isFlowToken(token) {
		switch (token?.type) {
			case "alias":
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "flow-collection": return true;
			default: return false;
		}
	}
	function getPrevProps(parent) {
		switch (parent.type) {
			case "document": return parent.start;
			case "block-map": {
				const it = parent.items[parent.items.length - 1];
				return it.sep ?? it.start;
			}
			case "block-seq": return parent.items[parent.items.length - 1].start;
			/* istanbul ignore next should not happen */
			default: return [];
		}
	}
	/** Note: May modify input array */
	function getFirstKeyStartProps(prev) {
		if (prev.length === 0) return [];
		let i = prev.length;
		loop: while (--i >= 0) switch (prev[i].type) {
			case "doc-start":
			case "explicit-key-ind":
			case "map-value-ind":
			case "seq-item-ind":
			case "newline": break loop;
		}
		while (prev[++i]?.type === "space");
		return prev.splice(i, prev.length);
	}
	function arrayPushArray(target, source) {
		if (source.length < 1e5) Array.prototype.push.apply(target, source);
		else for (let i = 0; i < source.length; ++i) target.push(source[i]);
	}
	function fixFlowSeqItems(fc) {
		if (fc.start.type === "flow-seq-start") {
			for (const it of fc.items) if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
				if (it.key) it.value = it.key;
				delete it.key;
				if (isFlowToken(it.value)) {
					if (it.value.end) arrayPushArray(it.value.end, it.sep);
					else it.value.end = it.sep;
				} else arrayPushArray(it.start, it.sep);
				delete it.sep;
			}
		}
	}
	/**
	* A YAML concrete syntax tree (CST) parser
	*
	* ```ts
	* const src: string = ...
	* for (const token of new Parser().parse(src)) {
	*   // token: Token
	* }
	* ```
	*
	* To use the parser with a user-provided lexer:
	*
	* ```ts
	* function* parse(source: string, lexer: Lexer) {
	*   const parser = new Parser()
	*   for (const lexeme of lexer.lex(source))
	*     yield* parser.next(lexeme)
	*   yield* parser.end()
	* }
	*
	* const src: string = ...
	* const lexer = new Lexer()
	* for (const token of parse(src, lexer)) {
	*   // token: Token
	* }
	* ```
	*/
	var Parser = class {
		/**
		* @param onNewLine - If defined, called separately with the start position of
		*   each new line (in `parse()`, including the start of input).
		*/
		constructor(onNewLine) {
			/** If true, space and sequence indicators count as indentation */
			this.atNewLine = true;
			/** If true, next token is a scalar value */
			this.atScalar = false;
			/** Current indentation level */
			this.indent = 0;
			/** Current offset since the start of parsing */
			this.offset = 0;
			/** On the same line with a block map key */
			this.onKeyLine = false;
			/** Top indicates the node that's currently being built */
			this.stack = [];
			/** The source of the current token, set in parse() */
			this.source = "";
			/** The type of the current token, set in parse() */
			this.type = "";
			this.lexer = new lexer.Lexer();
			this.onNewLine = onNewLine;
		}
		/**
		* Parse `source` as a YAML stream.
		* If `incomplete`, a part of the last line may be left as a buffer for the next call.
		*
		* Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
		*
		* @returns A generator of tokens representing each directive, document, and other structure.
		*/
		*parse(source, incomplete = false) {
			if (this.onNewLine && this.offset === 0) this.onNewLine(0);
			for (const lexeme of this.lexer.lex(source, incomplete)) yield* this.next(lexeme);
			if (!incomplete) yield* this.end();
		}
		/**
		* Advance the parser by the `source` of one lexical token.
		*/
		*next(source) {
			this.source = source;
			if (node_process.env.LOG_TOKENS) console.log("|", cst.prettyToken(source));
			if (this.atScalar) {
				this.atScalar = false;
				yield* this.step();
				this.offset += source.length;
				return;
			}
			const type = cst.tokenType(source);
			if (!type) {
				const message = `Not a YAML token: ${source}`;
				yield* this.pop({
					type: "error",
					offset: this.offset,
					message,
					source
				});
				this.offset += source.length;
			} else if (type === "scalar") {
				this.atNewLine = false;
				this.atScalar = true;
				this.type = "scalar";
			} else {
				this.type = type;
				yield* this.step();
				switch (type) {
					case "newline":
						this.atNewLine = true;
						this.indent = 0;
						if (this.onNewLine) this.onNewLine(this.offset + source.length);
						break;
					case "space":
						if (this.atNewLine && source[0] === " ") this.indent += source.length;
						break;
					case "explicit-key-ind":
					case "map-value-ind":
					case "seq-item-ind":
						if (this.atNewLine) this.indent += source.length;
						break;
					case "doc-mode":
					case "flow-error-end": return;
					default: this.atNewLine = false;
				}
				this.offset += source.length;
			}
		}
		/** Call at end of input to push out any remaining constructions */
		*end() {
			while (this.stack.length > 0) yield* this.pop();
		}
		get sourceToken() {
			return {
				type: this.type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		*step() {
			const top = this.peek(1);
			if (this.type === "doc-end" && top?.type !== "doc-end") {
				while (this.stack.length > 0) yield* this.pop();
				this.stack.push({
					type: "doc-end",
					offset: this.offset,
					source: this.source
				});
				return;
			}
			if (!top) return yield* this.stream();
			switch (top.type) {
				case "document": return yield* this.document(top);
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return yield* this.scalar(top);
				case "block-scalar": return yield* this.blockScalar(top);
				case "block-map": return yield* this.blockMap(top);
				case "block-seq": return yield* this.blockSequence(top);
				case "flow-collection": return yield* this.flowCollection(top);
				case "doc-end": return yield* this.documentEnd(top);
			}
			/* istanbul ignore next should not happen */
			yield* this.pop();
		}
		peek(n) {
			return this.stack[this.stack.length - n];
		}
		*pop(error) {
			const token = error ?? this.stack.pop();
			/* istanbul ignore if should not happen */
			if (!token) yield {
				type: "error",
				offset: this.offset,
				source: "",
				message: "Tried to pop an empty stack"
			};
			else if (this.stack.length === 0) yield token;
			else {
				const top = this.peek(1);
				if (token.type === "block-scalar") token.indent = "indent" in top ? top.indent : 0;
				else if (token.type === "flow-collection" && top.type === "document") token.indent = 0;
				if (token.type === "flow-collection") fixFlowSeqItems(token);
				switch (top.type) {
					case "document":
						top.value = token;
						break;
					case "block-scalar":
						top.props.push(token);
						break;
					case "block-map": {
						const it = top.items[top.items.length - 1];
						if (it.value) {
							top.items.push({
								start: [],
								key: token,
								sep: []
							});
							this.onKeyLine = true;
							return;
						} else if (it.sep) it.value = token;
						else {
							Object.assign(it, {
								key: token,
								sep: []
							});
							this.onKeyLine = !it.explicitKey;
							return;
						}
						break;
					}
					case "block-seq": {
						const it = top.items[top.items.length - 1];
						if (it.value) top.items.push({
							start: [],
							value: token
						});
						else it.value = token;
						break;
					}
					case "flow-collection": {
						const it = top.items[top.items.length - 1];
						if (!it || it.value) top.items.push({
							start: [],
							key: token,
							sep: []
						});
						else if (it.sep) it.value = token;
						else Object.assign(it, {
							key: token,
							sep: []
						});
						return;
					}
					/* istanbul ignore next should not happen */
					default:
						yield* this.pop();
						yield* this.pop(token);
				}
				if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
					const last = token.items[token.items.length - 1];
					if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent))) {
						if (top.type === "document") top.end = last.start;
						else top.items.push({ start: last.start });
						token.items.splice(-1, 1);
					}
				}
			}
		}
		*stream() {
			switch (this.type) {
				case "directive-line":
					yield {
						type: "directive",
						offset: this.offset,
						source: this.source
					};
					return;
				case "byte-order-mark":
				case "space":
				case "comment":
				case "newline":
					yield this.sourceToken;
					return;
				case "doc-mode":
				case "doc-start": {
					const doc = {
						type: "document",
						offset: this.offset,
						start: []
					};
					if (this.type === "doc-start") doc.start.push(this.sourceToken);
					this.stack.push(doc);
					return;
				}
			}
			yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML stream`,
				source: this.source
			};
		}
		*document(doc) {
			if (doc.value) return yield* this.lineEnd(doc);
			switch (this.type) {
				case "doc-start":
					if (findNonEmptyIndex(doc.start) !== -1) {
						yield* this.pop();
						yield* this.step();
					} else doc.start.push(this.sourceToken);
					return;
				case "anchor":
				case "tag":
				case "space":
				case "comment":
				case "newline":
					doc.start.push(this.sourceToken);
					return;
			}
			const bv = this.startBlockValue(doc);
			if (bv) this.stack.push(bv);
			else yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML document`,
				source: this.source
			};
		}
		*scalar(scalar) {
			if (this.type === "map-value-ind") {
				const start = getFirstKeyStartProps(getPrevProps(this.peek(2)));
				let sep;
				if (scalar.end) {
					sep = scalar.end;
					sep.push(this.sourceToken);
					delete scalar.end;
				} else sep = [this.sourceToken];
				const map = {
					type: "block-map",
					offset: scalar.offset,
					indent: scalar.indent,
					items: [{
						start,
						key: scalar,
						sep
					}]
				};
				this.onKeyLine = true;
				this.stack[this.stack.length - 1] = map;
			} else yield* this.lineEnd(scalar);
		}
		*blockScalar(scalar) {
			switch (this.type) {
				case "space":
				case "comment":
				case "newline":
					scalar.props.push(this.sourceToken);
					return;
				case "scalar":
					scalar.source = this.source;
					this.atNewLine = true;
					this.indent = 0;
					if (this.onNewLine) {
						let nl = this.source.indexOf("\n") + 1;
						while (nl !== 0) {
							this.onNewLine(this.offset + nl);
							nl = this.source.indexOf("\n", nl) + 1;
						}
					}
					yield* this.pop();
					break;
				/* istanbul ignore next should not happen */
				default:
					yield* this.pop();
					yield* this.step();
			}
		}
		*blockMap(map) {
			const it = map.items[map.items.length - 1];
			switch (this.type) {
				case "newline":
					this.onKeyLine = false;
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else map.items.push({ start: [this.sourceToken] });
					} else if (it.sep) it.sep.push(this.sourceToken);
					else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) map.items.push({ start: [this.sourceToken] });
					else if (it.sep) it.sep.push(this.sourceToken);
					else {
						if (this.atIndentedComment(it.start, map.indent)) {
							const end = map.items[map.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								map.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
			}
			if (this.indent >= map.indent) {
				const atMapIndent = !this.onKeyLine && this.indent === map.indent;
				const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
				let start = [];
				if (atNextItem && it.sep && !it.value) {
					const nl = [];
					for (let i = 0; i < it.sep.length; ++i) {
						const st = it.sep[i];
						switch (st.type) {
							case "newline":
								nl.push(i);
								break;
							case "space": break;
							case "comment":
								if (st.indent > map.indent) nl.length = 0;
								break;
							default: nl.length = 0;
						}
					}
					if (nl.length >= 2) start = it.sep.splice(nl[1]);
				}
				switch (this.type) {
					case "anchor":
					case "tag":
						if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({ start });
							this.onKeyLine = true;
						} else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "explicit-key-ind":
						if (!it.sep && !it.explicitKey) {
							it.start.push(this.sourceToken);
							it.explicitKey = true;
						} else if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({
								start,
								explicitKey: true
							});
						} else this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [this.sourceToken],
								explicitKey: true
							}]
						});
						this.onKeyLine = true;
						return;
					case "map-value-ind":
						if (it.explicitKey) {
							if (!it.sep) {
								if (includesToken(it.start, "newline")) Object.assign(it, {
									key: null,
									sep: [this.sourceToken]
								});
								else {
									const start = getFirstKeyStartProps(it.start);
									this.stack.push({
										type: "block-map",
										offset: this.offset,
										indent: this.indent,
										items: [{
											start,
											key: null,
											sep: [this.sourceToken]
										}]
									});
								}
							} else if (it.value) map.items.push({
								start: [],
								key: null,
								sep: [this.sourceToken]
							});
							else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
								type: "block-map",
								offset: this.offset,
								indent: this.indent,
								items: [{
									start,
									key: null,
									sep: [this.sourceToken]
								}]
							});
							else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
								const start = getFirstKeyStartProps(it.start);
								const key = it.key;
								const sep = it.sep;
								sep.push(this.sourceToken);
								delete it.key;
								delete it.sep;
								this.stack.push({
									type: "block-map",
									offset: this.offset,
									indent: this.indent,
									items: [{
										start,
										key,
										sep
									}]
								});
							} else if (start.length > 0) it.sep = it.sep.concat(start, this.sourceToken);
							else it.sep.push(this.sourceToken);
						} else if (!it.sep) Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.value || atNextItem) map.items.push({
							start,
							key: null,
							sep: [this.sourceToken]
						});
						else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [],
								key: null,
								sep: [this.sourceToken]
							}]
						});
						else it.sep.push(this.sourceToken);
						this.onKeyLine = true;
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (atNextItem || it.value) {
							map.items.push({
								start,
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						} else if (it.sep) this.stack.push(fs);
						else {
							Object.assign(it, {
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						}
						return;
					}
					default: {
						const bv = this.startBlockValue(map);
						if (bv) {
							if (bv.type === "block-seq") {
								if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
									yield* this.pop({
										type: "error",
										offset: this.offset,
										message: "Unexpected block-seq-ind on same line with key",
										source: this.source
									});
									return;
								}
							} else if (atMapIndent) map.items.push({ start });
							this.stack.push(bv);
							return;
						}
					}
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*blockSequence(seq) {
			const it = seq.items[seq.items.length - 1];
			switch (this.type) {
				case "newline":
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else seq.items.push({ start: [this.sourceToken] });
					} else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) seq.items.push({ start: [this.sourceToken] });
					else {
						if (this.atIndentedComment(it.start, seq.indent)) {
							const end = seq.items[seq.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								seq.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
				case "anchor":
				case "tag":
					if (it.value || this.indent <= seq.indent) break;
					it.start.push(this.sourceToken);
					return;
				case "seq-item-ind":
					if (this.indent !== seq.indent) break;
					if (it.value || includesToken(it.start, "seq-item-ind")) seq.items.push({ start: [this.sourceToken] });
					else it.start.push(this.sourceToken);
					return;
			}
			if (this.indent > seq.indent) {
				const bv = this.startBlockValue(seq);
				if (bv) {
					this.stack.push(bv);
					return;
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*flowCollection(fc) {
			const it = fc.items[fc.items.length - 1];
			if (this.type === "flow-error-end") {
				let top;
				do {
					yield* this.pop();
					top = this.peek(1);
				} while (top?.type === "flow-collection");
			} else if (fc.end.length === 0) {
				switch (this.type) {
					case "comma":
					case "explicit-key-ind":
						if (!it || it.sep) fc.items.push({ start: [this.sourceToken] });
						else it.start.push(this.sourceToken);
						return;
					case "map-value-ind":
						if (!it || it.value) fc.items.push({
							start: [],
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.sep) it.sep.push(this.sourceToken);
						else Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						return;
					case "space":
					case "comment":
					case "newline":
					case "anchor":
					case "tag":
						if (!it || it.value) fc.items.push({ start: [this.sourceToken] });
						else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (!it || it.value) fc.items.push({
							start: [],
							key: fs,
							sep: []
						});
						else if (it.sep) this.stack.push(fs);
						else Object.assign(it, {
							key: fs,
							sep: []
						});
						return;
					}
					case "flow-map-end":
					case "flow-seq-end":
						fc.end.push(this.sourceToken);
						return;
				}
				const bv = this.startBlockValue(fc);
				/* istanbul ignore else should not happen */
				if (bv) this.stack.push(bv);
				else {
					yield* this.pop();
					yield* this.step();
				}
			} else {
				const parent = this.peek(2);
				if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
					yield* this.pop();
					yield* this.step();
				} else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
					const start = getFirstKeyStartProps(getPrevProps(parent));
					fixFlowSeqItems(fc);
					const sep = fc.end.splice(1, fc.end.length);
					sep.push(this.sourceToken);
					const map = {
						type: "block-map",
						offset: fc.offset,
						indent: fc.indent,
						items: [{
							start,
							key: fc,
							sep
						}]
					};
					this.onKeyLine = true;
					this.stack[this.stack.length - 1] = map;
				} else yield* this.lineEnd(fc);
			}
		}
		flowScalar(type) {
			if (this.onNewLine) {
				let nl = this.source.indexOf("\n") + 1;
				while (nl !== 0) {
					this.onNewLine(this.offset + nl);
					nl = this.source.indexOf("\n", nl) + 1;
				}
			}
			return {
				type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		startBlockValue(parent) {
			switch (this.type) {
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return this.flowScalar(this.type);
				case "block-scalar-header": return {
					type: "block-scalar",
					offset: this.offset,
					indent: this.indent,
					props: [this.sourceToken],
					source: ""
				};
				case "flow-map-start":
				case "flow-seq-start": return {
					type: "flow-collection",
					offset: this.offset,
					indent: this.indent,
					start: this.sourceToken,
					items: [],
					end: []
				};
				case "seq-item-ind": return {
					type: "block-seq",
					offset: this.offset,
					indent: this.indent,
					items: [{ start: [this.sourceToken] }]
				};
				case "explicit-key-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					start.push(this.sourceToken);
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							explicitKey: true
						}]
					};
				}
				case "map-value-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							key: null,
							sep: [this.sourceToken]
						}]
					};
				}
			}
			return null;
		}
		atIndentedComment(start, indent) {
			if (this.type !== "comment") return false;
			if (this.indent <= indent) return false;
			return start.every((st) => st.type === "newline" || st.type === "space");
		}
		*documentEnd(docEnd) {
			if (this.type !== "doc-mode") {
				if (docEnd.end) docEnd.end.push(this.sourceToken);
				else docEnd.end = [this.sourceToken];
				if (this.type === "newline") yield* this.pop();
			}
		}
		*lineEnd(token) {
			switch (this.type) {
				case "comma":
				case "doc-start":
				case "doc-end":
				case "flow-seq-end":
				case "flow-map-end":
				case "map-value-ind":
					yield* this.pop();
					yield* this.step();
					break;
				case "newline": this.onKeyLine = false;
				default:
					if (token.end) token.end.push(this.sourceToken);
					else token.end = [this.sourceToken];
					if (this.type === "newline") yield* this.pop();
			}
		}
	};
	exports.Parser = Parser;
}));
// node_modules/yaml/dist/public-api.js
var require_public_api = /* @__PURE__ */ __commonJSMin(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var errors = require_errors();
	var log = require_log();
	var identity = require_identity();
	var lineCounter = require_line_counter();
	var parser = require_parser();
	function parseOptions(options) {
		const prettyErrors = options.prettyErrors !== false;
		return {
			lineCounter: options.lineCounter || prettyErrors && new lineCounter.LineCounter() || null,
			prettyErrors
		};
	}
	/**
	* Parse the input as a stream of YAML documents.
	*
	* Documents should be separated from each other by `...` or `---` marker lines.
	*
	* @returns If an empty `docs` array is returned, it will be of type
	*   EmptyStream and contain additional stream information. In
	*   TypeScript, you should use `'empty' in docs` as a type guard for it.
	*/
	function parseAllDocuments(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		const docs = Array.from(composer$1.compose(parser$1.parse(source)));
		if (prettyErrors && lineCounter) for (const doc of docs) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		if (docs.length > 0) return docs;
		return Object.assign([], { empty: true }, composer$1.streamInfo());
	}
	/** Parse an input string into a single YAML.Document */
	function parseDocument(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		let doc = null;
		for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) if (!doc) doc = _doc;
		else if (doc.options.logLevel !== "silent") {
			doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
			break;
		}
		if (prettyErrors && lineCounter) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		return doc;
	}
	function parse(src, reviver, options) {
		let _reviver = void 0;
		if (typeof reviver === "function") _reviver = reviver;
		else if (options === void 0 && reviver && typeof reviver === "object") options = reviver;
		const doc = parseDocument(src, options);
		if (!doc) return null;
		doc.warnings.forEach((warning) => log.warn(doc.options.logLevel, warning));
		if (doc.errors.length > 0) {
			if (doc.options.logLevel !== "silent") throw doc.errors[0];
			else doc.errors = [];
		}
		return doc.toJS(Object.assign({ reviver: _reviver }, options));
	}
	function stringify(value, replacer, options) {
		let _replacer = null;
		if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
		else if (options === void 0 && replacer) options = replacer;
		if (typeof options === "string") options = options.length;
		if (typeof options === "number") {
			const indent = Math.round(options);
			options = indent < 1 ? void 0 : indent > 8 ? { indent: 8 } : { indent };
		}
		if (value === void 0) {
			const { keepUndefined } = options ?? replacer ?? {};
			if (!keepUndefined) return void 0;
		}
		if (identity.isDocument(value) && !_replacer) return value.toString(options);
		return new Document.Document(value, _replacer, options).toString(options);
	}
	exports.parse = parse;
	exports.parseAllDocuments = parseAllDocuments;
	exports.parseDocument = parseDocument;
	exports.stringify = stringify;
}));
// src/runtime/engine/project/config-yaml.ts
/** The project's config.yaml, as Flink reads its own: nested or with dotted keys, or both. */
var import_dist = (/* @__PURE__ */ __commonJSMin(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var Schema = require_Schema();
	var errors = require_errors();
	var Alias = require_Alias();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	require_cst();
	var lexer = require_lexer();
	var lineCounter = require_line_counter();
	var parser = require_parser();
	var publicApi = require_public_api();
	var visit = require_visit();
	exports.Composer = composer.Composer;
	exports.Document = Document.Document;
	exports.Schema = Schema.Schema;
	exports.YAMLError = errors.YAMLError;
	exports.YAMLParseError = errors.YAMLParseError;
	exports.YAMLWarning = errors.YAMLWarning;
	exports.Alias = Alias.Alias;
	exports.isAlias = identity.isAlias;
	exports.isCollection = identity.isCollection;
	exports.isDocument = identity.isDocument;
	exports.isMap = identity.isMap;
	exports.isNode = identity.isNode;
	exports.isPair = identity.isPair;
	exports.isScalar = identity.isScalar;
	exports.isSeq = identity.isSeq;
	exports.Pair = Pair.Pair;
	exports.Scalar = Scalar.Scalar;
	exports.YAMLMap = YAMLMap.YAMLMap;
	exports.YAMLSeq = YAMLSeq.YAMLSeq;
	exports.Lexer = lexer.Lexer;
	exports.LineCounter = lineCounter.LineCounter;
	exports.Parser = parser.Parser;
	exports.parse = publicApi.parse;
	exports.parseAllDocuments = publicApi.parseAllDocuments;
	exports.parseDocument = publicApi.parseDocument;
	exports.stringify = publicApi.stringify;
	exports.visit = visit.visit;
	exports.visitAsync = visit.visitAsync;
})))();
var configYamlName = "config.yaml";
async function readConfigYaml(root) {
	let text;
	try {
		text = await (0, node_fs_promises.readFile)(node_path.default.join(root, configYamlName), "utf8");
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "ENOENT") return {
			values: {},
			problem: null
		};
		return {
			values: {},
			problem: `config.yaml cannot be read: ${error instanceof Error ? error.message : String(error)}`
		};
	}
	return parseConfigYaml(text);
}
function parseConfigYaml(text) {
	const document = (0, import_dist.parseDocument)(text, { intAsBigInt: true });
	const [mistake] = document.errors;
	if (mistake !== void 0) return {
		values: {},
		problem: `config.yaml is not YAML: ${mistake.message.split("\n")[0] ?? ""}`
	};
	const content = document.toJS({ maxAliasCount: 100 });
	if (content === null || content === void 0) return {
		values: {},
		problem: null
	};
	if (!isMap(content)) return {
		values: {},
		problem: "config.yaml holds no keys: write \"key: value\" lines."
	};
	const flat = {};
	flatten("", content, flat);
	const values = gatherJobParameters(flat);
	const problem = Object.entries(values).map(([key, value]) => settingProblem(key, value)).find((each) => each !== null);
	return {
		values,
		problem: problem === void 0 ? null : `config.yaml: ${problem}`
	};
}
function flatten(prefix, map, flat) {
	for (const [name, value] of Object.entries(map)) {
		const key = prefix === "" ? name : `${prefix}.${name}`;
		if (isMap(value)) flatten(key, value, flat);
		else if (value !== null && value !== void 0) flat[key] = scalarText(value);
	}
}
/** Lists in the form Flink's own options have. */
function scalarText(value) {
	if (Array.isArray(value)) return value.map(scalarText).join(";");
	if (typeof value === "string") return value;
	return typeof value === "bigint" ? value.toString() : JSON.stringify(value);
}
var jobParametersKey = "pipeline.global-job-parameters";
/** The one map among the keys: its entries may be written as nested YAML and become Flink's text form. */
function gatherJobParameters(flat) {
	const isParameter = (key) => key.startsWith(`${jobParametersKey}.`);
	const rest = Object.fromEntries(Object.entries(flat).filter(([key]) => !isParameter(key)));
	const pairs = Object.entries(flat).filter(([key]) => isParameter(key)).map(([key, value]) => `${key.slice(31)}:${value}`);
	if (pairs.length === 0) return rest;
	return {
		...rest,
		[jobParametersKey]: [rest[jobParametersKey] ?? [], ...pairs].flat().join(",")
	};
}
function isMap(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
// src/runtime/engine/project/find-project.ts
/** Which project a file belongs to: the nearest folder upward that holds workbench.json. */
/** The root upward from `file`, else upward from `inputPath`; null where neither lies in a project. */
async function findProjectRoot(file, inputPath) {
	const fromFile = await findUpward(node_path.default.dirname(file));
	if (fromFile !== null || inputPath === null) return fromFile;
	return findUpward(node_path.default.dirname(inputPath));
}
async function findUpward(folder) {
	let current = node_path.default.resolve(folder);
	for (;;) {
		if (await exists(node_path.default.join(current, "workbench.json"))) return current;
		const parent = node_path.default.dirname(current);
		if (parent === current) return null;
		current = parent;
	}
}
async function exists(file) {
	return (0, node_fs_promises.access)(file).then(() => true, () => false);
}
// src/runtime/engine/project/workbench-file.ts
/** workbench.json: read with its mistakes said in words, rewritten without losing what is not ours. */
async function readWorkbenchFile(root) {
	const text = await readTextOrNull(node_path.default.join(root, projectFileName));
	const defaults = defaultSettings(root);
	if (text === null) return {
		settings: defaults,
		problem: null,
		raw: null
	};
	let content;
	try {
		content = JSON.parse(text);
	} catch (error) {
		return {
			settings: defaults,
			problem: `${projectFileName} is not JSON: ${error instanceof Error ? error.message : String(error)}`,
			raw: null
		};
	}
	if (!isObject(content)) return {
		settings: defaults,
		problem: `${projectFileName} must be one JSON object.`,
		raw: null
	};
	return {
		...validate(withDefaults(content, defaults), defaults),
		raw: content
	};
}
/** Atomic; keys the workbench does not know stay. Throws BAD_REQUEST where the file on disk has a mistake: it is the user's to mend. */
async function writeWorkbenchFile(root, settings) {
	const existing = await readWorkbenchFile(root);
	if (existing.problem !== null) throw workbenchError("BAD_REQUEST", "usage", `${projectFileName} was not saved, because the file on disk has a mistake: ${existing.problem}`, {
		root,
		file: node_path.default.join(root, projectFileName)
	}, { hint: `Mend ${projectFileName}, then change the setting again.` });
	const merged = keepUnknown(existing.raw ?? {}, settings);
	await (0, import_lib.default)(node_path.default.join(root, projectFileName), `${JSON.stringify(merged, null, 2)}\n`);
}
/** By the file's ending; csv where it tells nothing. */
function formatOfPath(file) {
	const ending = node_path.default.extname(file).toLowerCase();
	if (ending === ".parquet" || ending === ".pq") return "parquet";
	return ending === ".jsonl" || ending === ".ndjson" ? "jsonl" : "csv";
}
function defaultSettings(root) {
	return {
		name: node_path.default.basename(root),
		data: [],
		bindings: {},
		profile: "product",
		settings: {}
	};
}
/** Parts a hand-written file may leave out. */
function withDefaults(content, defaults) {
	const filled = {
		...defaults,
		...content
	};
	if (Array.isArray(filled["data"])) filled["data"] = filled["data"].map((link) => isObject(link) && typeof link["path"] === "string" ? {
		name: node_path.default.basename(link["path"]),
		format: formatOfPath(link["path"]),
		nullMarks: [],
		schema: [],
		...link
	} : link);
	return filled;
}
/** Top-level parts that are wrong fall back to their defaults, each with a sentence. */
function validate(content, defaults) {
	const whole = /* @__PURE__ */ safeParse(projectSettingsSchema, content);
	if (whole.success) return {
		settings: whole.output,
		problem: null
	};
	const problems = whole.issues.slice(0, 3).map((issue) => `${/* @__PURE__ */ getDotPath(issue) ?? "the object"}: ${issue.message}`);
	const wrong = new Set(whole.issues.flatMap((issue) => typeof issue.path?.[0]?.key === "string" ? [issue.path[0].key] : []));
	const mended = { ...content };
	for (const key of wrong) mended[key] = defaults[key];
	const rest = /* @__PURE__ */ safeParse(projectSettingsSchema, mended);
	return {
		settings: rest.success ? rest.output : defaults,
		problem: `${projectFileName} has a mistake at ${problems.join("; ")}`
	};
}
function keepUnknown(existing, settings) {
	const oldLinks = Array.isArray(existing["data"]) ? existing["data"].filter(isObject) : [];
	const oldBindings = isObject(existing["bindings"]) ? existing["bindings"] : {};
	return {
		...unknownKeys(existing, settingsKeys),
		...settings,
		data: settings.data.map((link) => ({
			...unknownKeys(oldLinks.find((old) => old["name"] === link.name), linkKeys),
			...link
		})),
		bindings: Object.fromEntries(Object.entries(settings.bindings).map(([key, binding]) => [key, {
			...unknownKeys(oldBindings[key], bindingKeys),
			...binding
		}]))
	};
}
var settingsKeys = /* @__PURE__ */ new Set([
	"name",
	"data",
	"generator",
	"bindings",
	"profile",
	"settings"
]);
var linkKeys = /* @__PURE__ */ new Set([
	"name",
	"path",
	"format",
	"nullMarks",
	"schema"
]);
var bindingKeys = /* @__PURE__ */ new Set([
	"data",
	"args",
	"keep",
	"twin"
]);
function unknownKeys(old, known) {
	return isObject(old) ? Object.fromEntries(Object.entries(old).filter(([key]) => !known.has(key))) : {};
}
async function readTextOrNull(file) {
	try {
		return await (0, node_fs_promises.readFile)(file, "utf8");
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
		throw workbenchError("FILE_UNREADABLE", "usage", `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`, { file }, { hint: "Check the permissions of the file." });
	}
}
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
// src/runtime/engine/project/project-context.ts
/** What the project around a UDF file adds to a job: settings, the data link of its input, the function's binding. */
/** `inputPath` is the input file, or null. Throws BAD_SETTING_VALUE where config.yaml is not YAML. */
async function loadProjectContext(file, inputPath) {
	const found = await findProjectRoot(file, inputPath);
	const root = found ?? node_path.default.dirname(node_path.default.resolve(file));
	const config = await readConfigYaml(root);
	if (config.problem !== null && Object.keys(config.values).length === 0) throw workbenchError("BAD_SETTING_VALUE", "usage", config.problem, { file: node_path.default.join(root, "config.yaml") });
	return {
		root,
		settings: found === null ? null : (await readWorkbenchFile(found)).settings,
		configYaml: config.values
	};
}
/** The binding of `file:function`, with the twin's path made absolute. */
function bindingOf(context, ref) {
	const relative = node_path.default.relative(context.root, ref.file).split(node_path.default.sep).join("/");
	const binding = context.settings?.bindings[`${relative}:${ref.name}`];
	if (binding === void 0) return null;
	const { twin, ...rest } = binding;
	return twin === void 0 ? rest : {
		...rest,
		twin: {
			...twin,
			file: node_path.default.resolve(context.root, twin.file)
		}
	};
}
/** The project's link to the file, also where one of the two paths goes through a symbolic link. */
async function dataLinkOf(context, inputPath) {
	const links = context.settings?.data ?? [];
	const wanted = await realpathOrSame(inputPath);
	for (const link of links) {
		const absolute = node_path.default.resolve(context.root, link.path);
		if (absolute === inputPath || await realpathOrSame(absolute) === wanted) return link;
	}
	return null;
}
/** The source with the null marks and types its link declares; types given with the source win. */
async function withDataLink(context, source) {
	if (source.kind !== "file") return source;
	const link = await dataLinkOf(context, source.path);
	if (link === null) return source;
	return {
		...source,
		nullMarks: [.../* @__PURE__ */ new Set([...source.nullMarks, ...link.nullMarks])],
		schema: overlayFields(link.schema, source.schema)
	};
}
/** `base` with the types of `over` put over it by name; fields only `over` has are appended. */
function overlayFields(base, over) {
	return [...base.map((field) => over.find((other) => other.name === field.name) ?? field), ...over.filter((field) => !base.some((other) => other.name === field.name))];
}
async function realpathOrSame(file) {
	return (0, node_fs_promises.realpath)(file).catch(() => file);
}
// src/runtime/engine/planning/declared-types.ts
/** The planner's check of `input_types`: count, then each argument's type with the widenings Flink casts by itself. */
var families = {
	BOOLEAN: "BOOLEAN",
	TINYINT: "NUMERIC",
	SMALLINT: "NUMERIC",
	INT: "NUMERIC",
	BIGINT: "NUMERIC",
	FLOAT: "NUMERIC",
	DOUBLE: "NUMERIC",
	DECIMAL: "NUMERIC",
	STRING: "CHARACTER",
	CHAR: "CHARACTER",
	VARCHAR: "CHARACTER",
	BYTES: "BINARY",
	BINARY: "BINARY",
	VARBINARY: "BINARY",
	DATE: "DATE",
	TIME: "TIME",
	TIMESTAMP: "TIMESTAMP",
	TIMESTAMP_LTZ: "TIMESTAMP_WITH_LOCAL_TIME_ZONE",
	ARRAY: "ARRAY",
	MAP: "MAP",
	ROW: "STRUCTURED"
};
var integers$1 = [
	"TINYINT",
	"SMALLINT",
	"INT",
	"BIGINT"
];
var characters = [
	"CHAR",
	"VARCHAR",
	"STRING"
];
var binaries = [
	"BINARY",
	"VARBINARY",
	"BYTES"
];
/** What Flink's planner casts to each type by itself, lengths and precisions apart (measured on 2.3.0). */
var implicitSources = {
	BOOLEAN: ["BOOLEAN"],
	TINYINT: ["TINYINT"],
	SMALLINT: ["TINYINT", "SMALLINT"],
	INT: [
		"TINYINT",
		"SMALLINT",
		"INT"
	],
	BIGINT: integers$1,
	DECIMAL: [
		...integers$1,
		"DECIMAL",
		"FLOAT",
		"DOUBLE"
	],
	FLOAT: [
		...integers$1,
		"DECIMAL",
		"FLOAT"
	],
	DOUBLE: [
		...integers$1,
		"DECIMAL",
		"FLOAT",
		"DOUBLE"
	],
	CHAR: ["CHAR"],
	VARCHAR: characters,
	STRING: characters,
	BINARY: ["BINARY"],
	VARBINARY: binaries,
	BYTES: binaries,
	DATE: ["DATE", "TIMESTAMP"],
	TIME: ["TIME", "TIMESTAMP"],
	TIMESTAMP: ["TIMESTAMP", "TIMESTAMP_LTZ"],
	TIMESTAMP_LTZ: ["TIMESTAMP", "TIMESTAMP_LTZ"],
	ARRAY: ["ARRAY"],
	MAP: ["MAP"],
	ROW: ["ROW"]
};
/**
* Throws ARGUMENT_MISMATCH in Flink's words where count or a type does not fit. `actual` holds null for a bare NULL, which fits everywhere. `parameters` are the names of the
* function's parameters, for the facts.
*/
function checkDeclaredTypes(name, declared, actual, parameters) {
	if (declared.length !== actual.length) throw countMismatch(name, declared, actual, parameters);
	declared.forEach((expected, position) => {
		const given = actual[position];
		if (given !== void 0 && given !== null && !isImplicitlyCast(given, expected)) throw typeMismatch(name, position, expected, given, parameters);
	});
}
/** Whether Flink's planner puts the value into the declared type without being asked. What may be NULL goes into no NOT NULL type. */
function isImplicitlyCast(from, to) {
	if (from.nullable && !to.nullable) return false;
	if (!implicitSources[to.kind].includes(from.kind)) return false;
	if (from.kind === "ARRAY" && to.kind === "ARRAY") return isImplicitlyCast(from.element, to.element);
	if (from.kind === "MAP" && to.kind === "MAP") return isImplicitlyCast(from.key, to.key) && isImplicitlyCast(from.value, to.value);
	if (from.kind !== "ROW" || to.kind !== "ROW") return true;
	return from.fields.length === to.fields.length && from.fields.every(({ type }, index) => isImplicitlyCast(type, to.fields[index]?.type ?? type));
}
/** As Flink prints types in messages: fields of a ROW in backticks. */
function flinkTypeText(type) {
	const suffix = type.nullable ? "" : " NOT NULL";
	switch (type.kind) {
		case "ARRAY": return `ARRAY<${flinkTypeText(type.element)}>${suffix}`;
		case "MAP": return `MAP<${flinkTypeText(type.key)}, ${flinkTypeText(type.value)}>${suffix}`;
		case "ROW": return `ROW<${type.fields.map((field) => `\`${field.name}\` ${flinkTypeText(field.type)}`).join(", ")}>${suffix}`;
		default: return formatDataType(type);
	}
}
function countMismatch(name, declared, actual, parameters) {
	return workbenchError("ARGUMENT_MISMATCH", "plan", `No match found for function signature ${name}(${actual.map((type) => `<${type === null ? "NULL" : families[type.kind]}>`).join(", ")}).`, {
		function: name,
		parameters,
		declared: declared.map(formatDataType),
		given: actual.map((type) => type === null ? "NULL" : formatDataType(type))
	}, {
		errorType: "org.apache.calcite.sql.validate.SqlValidatorException",
		hint: `input_types declares ${declared.length} argument${declared.length === 1 ? "" : "s"}, ${actual.length} ${actual.length === 1 ? "is" : "are"} given.`
	});
}
function typeMismatch(name, position, expected, given, parameters) {
	const [expectedText, givenText] = [flinkTypeText(expected), flinkTypeText(given)];
	return workbenchError("ARGUMENT_MISMATCH", "plan", `Invalid argument type at position ${position}. Data type ${expectedText} expected but ${givenText} passed.`, {
		function: name,
		position,
		parameters,
		declaredType: expectedText,
		givenType: givenText
	}, {
		errorType: "org.apache.flink.table.api.ValidationException",
		hint: `Declare ${givenText} in input_types, or read the column as ${expectedText}.`
	});
}
// src/runtime/engine/planning/check-arguments.ts
/** Arguments against the types that functions declare for them. */
/**
* The function's own arguments, and those of the functions it is given calls of. Throws ARGUMENT_MISMATCH, and
* UNSUPPORTED_OPERATION where Flink cannot do the cast that is needed.
*/
function checkCalls(udf, args) {
	for (const argument of args) if (argument.kind === "call") checkCalls(argument.udf, argument.args);
	checkTypes(udf, args);
}
function checkTypes(udf, args) {
	const declared = udf.inputTypes;
	if (declared === null) return;
	checkDeclaredTypes(udf.name, declared, args.map((arg) => isBareNull(arg) ? null : typeOf(arg)), udf.parameters.map((parameter) => parameter.name));
	if (udf.kind === "aggregate" || udf.kind === "table_aggregate") refuseCasts(udf, declared, args);
}
/** The planner of Flink 2.3 fails with a NullPointerException where it would have to cast an argument of a general aggregate. */
function refuseCasts(udf, declared, args) {
	const position = args.findIndex((arg, index) => {
		const type = declared[index];
		return arg.kind !== "constant" && type !== void 0 && !isSameShape(typeOf(arg), type);
	});
	const type = declared[position];
	if (type === void 0) return;
	throw workbenchError("UNSUPPORTED_OPERATION", "plan", "Flink's planner cannot cast an argument of a general aggregate function.", {
		function: udf.name,
		position,
		declaredType: formatDataType(type)
	}, {
		errorType: "java.lang.NullPointerException",
		hint: `Declare the type that argument ${position + 1} has, or leave out input_types.`
	});
}
function isBareNull(argument) {
	return argument.kind === "constant" && argument.constant.value === null;
}
function typeOf(argument) {
	switch (argument.kind) {
		case "column": return argument.field.type;
		case "constant": return argument.constant.type;
		case "call":
			requireKnownTypes(argument.udf);
			return argument.udf.resultType ?? {
				kind: "STRING",
				nullable: true
			};
	}
}
// src/runtime/engine/planning/job-settings.ts
/** The effective settings of a job, checked, and what is to be said about them. */
/** More slots than a machine has use for; a mistyped number must not start thousands of processes. */
var mostSlots = 128;
/** Profile, config.yaml and panel laid over each other. Throws BAD_SETTING_VALUE. */
function settingsOf(job, context) {
	const effective = resolveSettings({
		profile: job.profile,
		configYaml: context.configYaml,
		panel: job.settings
	});
	const settings = parseSettings(effective);
	if (settings.parallelism > mostSlots) {
		const { value = "", origin = "panel" } = effective["parallelism.default"] ?? {};
		const facts = {
			key: "parallelism.default",
			value,
			origin
		};
		throw workbenchError("BAD_SETTING_VALUE", "usage", `parallelism.default is at most ${mostSlots} here, not ${value}.`, facts);
	}
	requireTimeZone(effective, settings);
	return {
		effective,
		settings,
		notes: settingNotes(effective, settings)
	};
}
/** In the words of Flink's TableConfig. */
function requireTimeZone(effective, { localTimeZone }) {
	if (isTimeZone(localTimeZone)) return;
	const key = "table.local-time-zone";
	throw workbenchError("BAD_SETTING_VALUE", "plan", "Invalid time zone. The value should be a Time Zone Database (TZDB) ID such as 'America/Los_Angeles' to include daylight saving time. Fixed offsets are supported using 'GMT-03:00' or 'GMT+03:00'. Or use 'UTC' without time zone and daylight saving time.", {
		key,
		value: localTimeZone,
		origin: effective[key]?.origin ?? "panel"
	}, { errorType: "org.apache.flink.table.api.ValidationException" });
}
/** Settings that are carried without an effect. What a profile brings by itself is not worth a note. */
function settingNotes(effective, settings) {
	const notes = [];
	const asked = (key) => effective[key] !== void 0 && effective[key].origin !== "profile";
	if (settings.profileEnabled && asked("python.profile.enabled")) notes.push("python.profile.enabled is carried for your configuration; the workbench does not profile yet.");
	if (settings.metricEnabled && asked("python.metric.enabled")) notes.push("python.metric.enabled is carried; values of metrics are not shown yet.");
	const unknown = Object.keys(effective).filter((key) => !settingDefinitions.some((known) => known.key === key));
	if (unknown.length > 0) notes.push(`Carried without effect, since the workbench does not know them: ${listNames(unknown)}.`);
	return notes;
}
// src/runtime/engine/planning/require-python.ts
/** The interpreter a job asks for, checked before a worker is started with it. */
/** Absolute path; a bare name is looked up on PATH. Throws NO_PYTHON. */
async function requirePython(python) {
	if (python === "") throw workbenchError("NO_PYTHON", "setup", "The workbench's Python environment is not there.", {}, { hint: "Run npm start once: it makes the environment. The doctor says what is missing." });
	const candidates = python.includes(node_path.default.sep) ? [node_path.default.resolve(python)] : (process.env["PATH"] ?? "").split(node_path.default.delimiter).map((folder) => node_path.default.join(folder, python));
	for (const candidate of candidates) if (await isExecutable(candidate)) return candidate;
	throw workbenchError("NO_PYTHON", "setup", `There is no Python interpreter at ${python}.`, { python }, { hint: "Give the path of an interpreter, for example --python /usr/bin/python3." });
}
async function isExecutable(file) {
	try {
		await (0, node_fs_promises.access)(file, node_fs.constants.X_OK);
		return (await (0, node_fs_promises.stat)(file)).isFile();
	} catch {
		return false;
	}
}
// src/runtime/engine/planning/prepare-job.ts
/** The first half of planning: everything about a job that does not depend on the mode. */
/** Throws the user's own error of the file, or one of the planning codes. */
async function prepareJob(job, workers, defaultPython) {
	const context = await loadProjectContext(job.function.file, job.source.kind === "file" ? job.source.path : null);
	const { effective, settings, notes } = settingsOf(job, context);
	const python = await requirePython(job.python ?? defaultPython);
	const linked = await withDataLink(context, job.source);
	const inspection = await workers.inspect(job.function.file, context.root, python);
	const udf = findFunction(inspection, job.function);
	const source = withSchema(linked, udf);
	const columns = await columnsOf(source, workers);
	const binding = bindingOf(context, job.function);
	const { args, shape } = atFunction(job.function.file, udf, () => {
		requireKnownTypes(udf);
		const fits = shapeOf(job, udf, columns, settings);
		const bound = fits.rowBased === null ? bindArguments(udf, columns, job.args ?? usableArgs(binding, columns), inspection.functions) : wholeRow(columns, fits);
		if (fits.rowBased === null) checkCalls(udf, bound);
		return {
			args: bound,
			shape: fits
		};
	});
	return {
		job,
		context,
		binding,
		inspection,
		udf,
		source,
		columns,
		args,
		shape,
		effective,
		settings,
		python,
		notes: [
			...notes,
			...runtimeNotes(job, settings, shape),
			...pickleNotes(udf)
		]
	};
}
/** Throws the file's own error, FUNCTION_NOT_FOUND or NO_FUNCTION. */
function findFunction(inspection, ref) {
	if (inspection.error !== null) throw new WorkbenchError(inspection.error);
	const found = inspection.functions.find((udf) => udf.name === ref.name);
	if (found !== void 0) return found;
	const undeclared = inspection.undeclared?.[ref.name];
	if (undeclared !== void 0) throw new WorkbenchError(undeclared);
	const names = inspection.functions.map((udf) => udf.name);
	if (names.length === 0) throw workbenchError("NO_FUNCTION", "define", `The file defines no function for Flink, so there is no ${ref.name} to run.`, {
		file: ref.file,
		function: ref.name
	}, { hint: "Declare one at the top level of the file, with @udf(result_type=...) above it." });
	const near = closestName(ref.name, names);
	throw workbenchError("FUNCTION_NOT_FOUND", "define", `The file defines no function ${ref.name}.${near === null ? "" : ` Did you mean ${near}?`} It defines ${listNames(names)}.`, {
		file: ref.file,
		function: ref.name,
		functions: names,
		...near === null ? {} : { suggestion: near }
	}, { hint: "Names are those at the top level of the file whose value is a declared function." });
}
function withSchema(source, udf) {
	switch (source.kind) {
		case "file": return source;
		case "inline": return {
			...source,
			schema: source.schema.map(({ name, type }) => ({
				name,
				type: asSqlType(type)
			}))
		};
		case "datagen":
		case "nasty": return withDeclaredSchema(source, udf);
	}
}
/** Flink's SQL has no TIME finer than milliseconds. */
function asSqlType(type) {
	return type.kind === "TIME" && type.precision > 3 ? {
		...type,
		precision: 3
	} : type;
}
/** Types of a generated input that names none: those the function declares, under its parameters' names. */
function withDeclaredSchema(source, udf) {
	if (source.schema.length > 0) return source;
	if (udf.inputTypes === null) throw workbenchError("BAD_REQUEST", "usage", `${source.kind} rows need to know the columns: ${udf.name} declares no input_types.`, {
		function: udf.name,
		parameters: udf.parameters.map((parameter) => parameter.name)
	}, { hint: "Name them, for example --schema \"a BIGINT, s STRING\"." });
	const schema = udf.inputTypes.map((type, index) => ({
		name: udf.parameters[index]?.name ?? `arg${index}`,
		type
	}));
	return {
		...source,
		schema
	};
}
async function columnsOf(source, workers) {
	if (source.kind !== "file") return source.schema;
	const columns = (await workers.describe(source)).columns.map((column) => column.field);
	for (const field of source.schema) findColumn(null, columns, field.name, "the schema");
	return overlayFields(columns, source.schema);
}
/** A binding's arguments, where the input has their columns; another input is bound by names and positions. */
function usableArgs(binding, columns) {
	const args = binding?.args;
	const fits = (arg) => {
		switch (arg.kind) {
			case "column": return columns.some((column) => column.name === arg.name);
			case "constant": return true;
			case "call": return arg.args.every(fits);
		}
	};
	return args?.every(fits) === true ? args : void 0;
}
/** A row-based operation gets all of the row; what only says how a row changes is no part of it. */
function wholeRow(columns, shape) {
	return columns.filter((field) => field !== shape.rowKinds).map((field) => ({
		kind: "column",
		field
	}));
}
/** Errors of binding and typing get the place of the function as facts, so that an editor can show them there. */
function atFunction(file, udf, work) {
	try {
		return work();
	} catch (error) {
		if (!(error instanceof WorkbenchError)) throw error;
		throw new WorkbenchError({
			...error.data,
			facts: {
				file,
				line: udf.line,
				...error.data.facts
			}
		});
	}
}
function runtimeNotes(job, settings, shape) {
	if (job.runtime !== void 0 || settings.runtime !== null) return [];
	const reason = shape.runtime === "streaming" ? "Flink runs general aggregates in streaming only" : "the default for this kind";
	return [`Runtime mode: ${shape.runtime} (${reason}).`];
}
function pickleNotes(udf) {
	if (udf.pickleProblem === null) return [];
	return [`Flink ships functions with cloudpickle, and ${udf.name} cannot be shipped: ${udf.pickleProblem}`];
}
// src/runtime/engine/compare/advice.ts
/** From here on the function itself decides the speed, not the way to it. */
var dominates = .7;
var modeWords = {
	"process-row": "process with rows",
	"process-arrow": "process with Arrow",
	thread: "thread mode"
};
function adviseOn(input) {
	const candidates = modes.flatMap((mode) => {
		const outcome = input.outcomes[mode];
		return outcome?.available === true ? [{
			mode,
			result: outcome
		}] : [];
	});
	const [only] = candidates;
	if (only === void 0) return {
		mode: null,
		reason: "none",
		text: "No mode could run this function."
	};
	if (!input.outputsEqual) return {
		mode: null,
		reason: "outputs-differ",
		text: differenceText(input.firstDifference)
	};
	if (candidates.length === 1) return {
		mode: only.mode,
		reason: "only-one",
		text: `Use ${modeWords[only.mode]}: no other mode was measured for this function.`
	};
	const fastest = candidates.reduce((best, each) => each.result.rowsPerSecond > best.result.rowsPerSecond ? each : best);
	const level = candidates.filter((each) => isLevel(each.result, fastest.result));
	return level.length === 1 ? fastestAdvice(fastest, candidates) : levelAdvice(level, candidates.length);
}
/** Within noise: the medians are nearly the same, or not far apart with overlapping spreads. */
function isLevel(one, fastest) {
	if (one.rowsPerSecond >= fastest.rowsPerSecond * .95) return true;
	return one.rowsPerSecond >= fastest.rowsPerSecond * .8 && one.rowsPerSecondSpread[1] >= fastest.rowsPerSecondSpread[0];
}
function fastestAdvice(fastest, candidates) {
	const others = candidates.filter((each) => each.mode !== fastest.mode);
	const baseline = others.find((each) => each.mode === "process-row") ?? others.reduce((best, each) => each.result.rowsPerSecond > best.result.rowsPerSecond ? each : best);
	const ratio = fastest.result.rowsPerSecond / baseline.result.rowsPerSecond;
	const share = userShare(baseline.result);
	const where = share >= .5 ? `there your function itself takes ${percent(share)} of the time, so a faster function gains more than a mode` : `there your function spends ${percent(share)} of the time in Python, the rest is serialization`;
	const caution = fastest.mode === "thread" ? " A crash of native code takes every slot of the task manager." : "";
	return {
		mode: fastest.mode,
		reason: "fastest",
		text: `Use ${modeWords[fastest.mode]}: ${times$1(ratio)} the rows of ${baseline.mode}; ${where}.${caution}`
	};
}
function levelAdvice(level, measured) {
	const [simplest] = level;
	if (simplest === void 0) return {
		mode: null,
		reason: "none",
		text: "No mode could run this function."
	};
	const share = userShare(simplest.result);
	if (share >= dominates) return {
		mode: simplest.mode,
		reason: "user-code-dominates",
		text: `Use ${modeWords[simplest.mode]}: ${percent(share)} of the time is your function itself, so the mode hardly matters; make the function faster first.`
	};
	const lightest = level.filter((each) => each.mode !== "thread").reduce((best, each) => each.result.memoryPerSlotBytes < best.result.memoryPerSlotBytes ? each : best, simplest);
	const as = `as fast as ${level.filter((each) => each !== lightest).map((each) => each.mode).join(" and ")} within the spread of the repeats`;
	if (level.every((each) => each.result.memoryPerSlotBytes >= lightest.result.memoryPerSlotBytes)) return {
		mode: lightest.mode,
		reason: "lowest-memory",
		text: `Use ${modeWords[lightest.mode]}: ${as}, with the least memory a slot (${megabytes(lightest.result.memoryPerSlotBytes)}).`
	};
	const rest = measured > level.length ? "faster than the rest" : "the modes are level";
	return {
		mode: lightest.mode,
		reason: "simpler-isolation",
		text: `Use ${modeWords[lightest.mode]}: ${as} (${rest}), and a crash costs one slot, not the task manager.`
	};
}
function differenceText(difference) {
	if (difference === null) return "The outputs of the modes differ: settle which is right before comparing their speed.";
	const values = Object.entries(difference.values).map(([mode, value]) => `${mode} gives ${JSON.stringify(value)}`);
	return `The outputs differ, first at row ${difference.row} in ${difference.column}: ${values.join(", ")}. Settle which is right before comparing speed.`;
}
/** Of the time somebody works: waiting is left out. */
function userShare({ stages }) {
	const worked = stages.encode + stages.transport + stages.decode + stages.user + stages.back;
	return worked === 0 ? 0 : stages.user / worked;
}
function times$1(ratio) {
	return `${ratio >= 10 ? Math.round(ratio).toString() : ratio.toFixed(1)}x`;
}
function percent(share) {
	return `${Math.round(share * 100)} %`;
}
function megabytes(bytes) {
	return `${Math.round(bytes / 1e6)} MB`;
}
// src/runtime/engine/compare/assign-lanes.ts
/** Which function each mode of a comparison runs: row and Arrow modes need different bodies of the same function. */
function assignLane(mode, question) {
	return mode === "process-arrow" ? assignArrow(question) : assignRow(mode, question);
}
function assignArrow(question) {
	const { asked, twin, args, isRowBased } = question;
	const mode = "process-arrow";
	const base = {
		kind: "run",
		mode,
		effective: mode,
		reason: null
	};
	if (asked.udf.funcType === "pandas") return {
		...base,
		function: asked,
		adapter: false,
		ran: "function"
	};
	if (twin !== null) return {
		...base,
		function: twin,
		adapter: false,
		ran: "twin"
	};
	if (callsPandas(args)) return {
		...base,
		function: asked,
		adapter: false,
		ran: "function"
	};
	if (asked.udf.kind === "scalar" && !isRowBased && !args.some(({ kind }) => kind === "call")) return {
		...base,
		function: asked,
		adapter: true,
		ran: "adapter"
	};
	const what = describeKind(asked.udf.kind);
	const why = asked.udf.kind === "scalar" ? " with calls or whole rows as arguments" : ", which runs row by row";
	return {
		kind: "unavailable",
		mode,
		reason: `${asked.udf.name} is ${what}${why}, and it has no pandas twin.`
	};
}
function assignRow(mode, question) {
	const { asked, twin, args } = question;
	const isOwn = asked.udf.funcType === "general";
	const chosen = isOwn ? asked : twin;
	if (chosen === null) return {
		kind: "unavailable",
		mode,
		reason: mode === "thread" ? `${asked.udf.name} is a pandas function: thread mode runs general functions only, and it has no row twin.` : `${asked.udf.name} is a pandas function, and it has no row twin to run row by row.`
	};
	if (mode === "thread" && chosen.udf.kind === "async_scalar") return {
		kind: "unavailable",
		mode,
		reason: `${chosen.udf.name} is an async scalar function, which Flink does not run in thread mode.`
	};
	const { effective, reason } = decideMode(chosen.udf, args, mode === "thread" ? "thread" : "process");
	return {
		kind: "run",
		mode,
		effective,
		reason,
		function: chosen,
		adapter: false,
		ran: isOwn ? "function" : "twin"
	};
}
var twinKinds = {
	scalar: "pandas_scalar",
	pandas_scalar: "scalar",
	aggregate: "pandas_aggregate",
	pandas_aggregate: "aggregate"
};
/** Throws BAD_REQUEST where the twin is not the other kind of the same function. */
function requireTwin(asked, twin) {
	const wanted = twinKinds[asked.kind];
	if (twin.kind === wanted) return;
	throw workbenchError("BAD_REQUEST", "usage", wanted === void 0 ? `${asked.name} is ${describeKind(asked.kind)}: it has no twin.` : `${twin.name} is no twin of ${asked.name}: it must be ${describeKind(wanted)}.`, {
		function: asked.name,
		twin: twin.name,
		funcType: twin.funcType,
		kind: twin.kind
	}, { hint: asked.funcType === "general" ? "Declare it with func_type='pandas'." : "Declare it without func_type='pandas'." });
}
// src/contract/model/stages.ts
/** What a bundle's time was spent on, and the figures made of it. */
/**
* Nanoseconds (or seconds where said), summed over bundles of all slots.
* encode: the TaskManager writes records or batch buffers. transport: bytes move to the worker (its receive calls, from the
* frame's first byte). wait: nobody works on this bundle (it queues behind others, or for the GIL). decode: bytes become Python
* values or pandas Series. user: inside the user's function. back: results are encoded, sent and decoded in the TaskManager.
*/
var stageNames = [
	"encode",
	"transport",
	"wait",
	"decode",
	"user",
	"back"
];
var stagesSchema = /* @__PURE__ */ object({
	encode: /* @__PURE__ */ number(),
	transport: /* @__PURE__ */ number(),
	wait: /* @__PURE__ */ number(),
	decode: /* @__PURE__ */ number(),
	user: /* @__PURE__ */ number(),
	back: /* @__PURE__ */ number()
});
var emptyStages = {
	encode: 0,
	transport: 0,
	wait: 0,
	decode: 0,
	user: 0,
	back: 0
};
function addStages(a, b) {
	return {
		encode: a.encode + b.encode,
		transport: a.transport + b.transport,
		wait: a.wait + b.wait,
		decode: a.decode + b.decode,
		user: a.user + b.user,
		back: a.back + b.back
	};
}
/** (encode + transport + decode + back) / (those + user): both directions; waiting is left apart. 0 where nothing ran. */
function serializationShare(stages) {
	const moved = stages.encode + stages.transport + stages.decode + stages.back;
	const all = moved + stages.user;
	return all === 0 ? 0 : moved / all;
}
// src/runtime/engine/compare/statistics.ts
/** Figures of a comparison from the executions of its measured repeats. */
var nanosecondsPerSecond = 1e9;
/** The middle value, of an even count the mean of the two in the middle; 0 of none. */
function median(values) {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const upper = sorted[middle] ?? 0;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
/** Nearest rank: the smallest value that at least `percent` of all values do not exceed; 0 of none. */
function percentile(sorted, percent) {
	if (sorted.length === 0) return 0;
	return sorted[Math.max(1, Math.ceil(percent / 100 * sorted.length)) - 1] ?? 0;
}
/** Percentiles are over the bundles of all repeats together, not a mean of percentiles. */
function summarizeRepeats(executions) {
	const repeats = executions.map(({ rowsIn, seconds }) => seconds > 0 ? rowsIn / seconds : 0);
	const latencies = Float64Array.from(executions.flatMap((execution) => execution.latenciesMs)).sort();
	const nanoseconds = executions.map((execution) => execution.stages).reduce(addStages, emptyStages);
	return {
		rowsPerSecond: median(repeats),
		rowsPerSecondSpread: [Math.min(...repeats), Math.max(...repeats)],
		p50Ms: percentile(latencies, 50),
		p95Ms: percentile(latencies, 95),
		p99Ms: percentile(latencies, 99),
		bundles: executions.reduce((sum, execution) => sum + execution.bundles, 0),
		serializationShare: serializationShare(nanoseconds),
		stages: inSeconds(nanoseconds),
		repeats,
		rowsMeasured: executions.reduce((sum, execution) => sum + execution.rowsIn, 0)
	};
}
function inSeconds(nanoseconds) {
	const seconds = { ...emptyStages };
	for (const name of stageNames) seconds[name] = nanoseconds[name] / nanosecondsPerSecond;
	return seconds;
}
// src/runtime/engine/compare/lane.ts
/** Of the source, kept in memory between passes so that reading the file does not blur the modes. */
var cacheBytes = 268435456;
var Lane = class {
	mode;
	plan;
	ran;
	host;
	effective;
	maxRows;
	measured = [];
	idle = null;
	opened = null;
	constructor(options) {
		this.mode = options.mode;
		this.effective = options.effective;
		this.plan = options.plan;
		this.ran = options.ran;
		this.host = options.host;
		this.maxRows = options.maxRows;
	}
	get notes() {
		return this.opened?.notes ?? [];
	}
	/** The TaskManager is cold, so that start-up is a fresh worker's, and idle, so that its memory is nobody else's. */
	async open() {
		this.idle = await this.host.request("memory", { kind: "memory" });
		this.opened = await this.host.request("open", {
			kind: "open",
			plan: this.plan
		});
	}
	/** One pass over the input into a stored result. */
	async storeOutput(path) {
		return this.execute({
			minSeconds: 0,
			sink: {
				kind: "store",
				path
			},
			sampleMs: 0
		});
	}
	async warmUp(seconds) {
		await this.execute({
			minSeconds: seconds,
			sink: { kind: "blackhole" },
			sampleMs: 0
		});
	}
	async measure(seconds, sampleMs) {
		this.measured.push(await this.execute({
			minSeconds: seconds,
			sink: { kind: "blackhole" },
			sampleMs
		}));
	}
	/** To be called after the last repeat, while the workers are still there. */
	async figures() {
		const grownBytes = usedBytes(await this.host.request("memory", { kind: "memory" })) - (this.idle === null ? 0 : usedBytes(this.idle));
		return {
			available: true,
			...summarizeRepeats(this.measured),
			startMs: this.opened?.startMs ?? 0,
			memoryPerSlotBytes: Math.max(0, Math.round(grownBytes / this.plan.parallelism)),
			transport: this.opened?.transport ?? this.plan.transport,
			effectiveMode: this.effective.mode,
			effectiveReason: this.effective.reason,
			ran: this.ran
		};
	}
	async close() {
		await this.host.request("close", {
			kind: "close",
			jobId: this.plan.jobId
		});
	}
	execute(how) {
		const execute = {
			...how,
			maxRows: this.maxRows,
			limit: null,
			cacheBytes
		};
		return this.host.request("execute", {
			kind: "execute",
			jobId: this.plan.jobId,
			execute
		});
	}
};
/** The rows kept for the next pass belong to the comparison, not to the mode. */
function usedBytes({ taskManagerBytes, workersBytes, cachedBytes = 0 }) {
	return taskManagerBytes + workersBytes - cachedBytes;
}
// src/runtime/engine/compare/live-samples.ts
var LiveSamples = class {
	compareId;
	mode;
	repeat;
	rows = 0;
	seconds = 0;
	latest = {
		p50Ms: 0,
		p99Ms: 0
	};
	constructor(compareId, mode, repeat) {
		this.compareId = compareId;
		this.mode = mode;
		this.repeat = repeat;
	}
	/** An interval in which no bundle ended keeps the latencies of the one before. */
	take(sample) {
		const interval = sample.seconds - this.seconds;
		const rowsPerSecond = interval > 0 ? (sample.rowsOut - this.rows) / interval : 0;
		this.rows = sample.rowsOut;
		this.seconds = sample.seconds;
		if (sample.latenciesMs.length > 0) {
			const sorted = Float64Array.from(sample.latenciesMs).sort();
			this.latest = {
				p50Ms: percentile(sorted, 50),
				p99Ms: percentile(sorted, 99)
			};
		}
		return {
			kind: "sample",
			compareId: this.compareId,
			mode: this.mode,
			repeat: this.repeat,
			seconds: sample.seconds,
			rowsPerSecond,
			...this.latest
		};
	}
};
// src/runtime/engine/compare/race-progress.ts
/** What steps took on an ordinary machine; they only shape the progress bar. */
var expectedSeconds = {
	preparing: 1,
	outputs: 1.5,
	reference: 1.5
};
var RaceProgress = class {
	total;
	done = 0;
	constructor(spec, lanes) {
		const perLane = expectedSeconds.preparing + expectedSeconds.outputs + warmUpSeconds(spec) + spec.repeat * spec.seconds + expectedSeconds.reference;
		this.total = Math.max(1, lanes * perLane);
	}
	/** 0..1 */
	get share() {
		return Math.min(1, this.done / this.total);
	}
	add(step) {
		this.done += typeof step === "number" ? step : expectedSeconds[step];
	}
};
/** Enough for caches, clocks and allocators to settle; the outputs pass has run everything once before. */
function warmUpSeconds(spec) {
	return Math.max(.2, Math.min(1, spec.seconds / 2));
}
// src/runtime/engine/compare/reference-figures.ts
/** The measured cells of the reference table: how two slots share Python, and which modules load in an embedded one. */
/** What a crash of native code takes with it: by the architecture, not by measuring. */
var blastRadius = {
	"process-row": "slot",
	"process-arrow": "slot",
	thread: "task-manager"
};
/** null where it could not be measured (no interpreter to embed, say). */
async function measureGilScaling(host, mode, python) {
	try {
		return (await host.request("gilScaling", {
			kind: "gilScaling",
			mode,
			python
		})).ratio;
	} catch (error) {
		if (error instanceof WorkbenchError) return null;
		throw error;
	}
}
/**
* Imports the modules in an interpreter embedded for it alone. A module that takes its TaskManager down is reported as that
* module's error, and the rest is tried in another one.
*/
async function tryImports(start, python, modules) {
	const figures = [];
	let host = null;
	try {
		for (const module of modules) {
			host ??= start();
			try {
				const answer = await host.request("tryImports", {
					kind: "tryImports",
					python,
					modules: [module]
				});
				figures.push(...answer.modules);
			} catch (error) {
				const { code, error: text } = toErrorData(error);
				figures.push({
					module,
					isExtension: false,
					error: text
				});
				if (code !== "TASK_MANAGER_DIED") return figures;
				host = null;
			}
		}
	} finally {
		await host?.shutdown();
	}
	return figures;
}
function referenceOf(gilScaling, cExtensions) {
	return {
		gilScaling: Object.fromEntries(modes.map((mode) => [mode, gilScaling.get(mode) ?? null])),
		cExtensions,
		blastRadius
	};
}
// src/runtime/engine/compare/race.ts
/**
* A comparison from start to end: every mode's whole output first, compared; then a warm-up; then measured repeats, interleaved
* over the modes, so that a busy moment of the machine falls on all of them.
*/
var sampleMs$1 = 250;
var Race = class {
	options;
	lanes = /* @__PURE__ */ new Map();
	outcomes = /* @__PURE__ */ new Map();
	gilScaling = /* @__PURE__ */ new Map();
	notes = /* @__PURE__ */ new Set();
	progress;
	isCancelled = false;
	/** Aggregates give their groups in no order. */
	isUnordered = false;
	preparing = false;
	constructor(options) {
		this.options = options;
		this.progress = new RaceProgress(options.spec, options.spec.modes.length);
	}
	get wasCancelled() {
		return this.isCancelled;
	}
	/** Waiting for an inspection or a description, which no job id names. */
	get isPreparing() {
		return this.preparing;
	}
	/** Throws CANCELLED after `cancel`, else the error of the job, or of its modes where all of them failed. */
	async run() {
		const { folder } = this.options;
		try {
			await (0, node_fs_promises.mkdir)(folder, { mode: 448 });
			this.step("preparing", null, null);
			this.requireNotCancelled();
			this.preparing = true;
			const prepared = await this.options.prepare();
			this.isUnordered = isAggregate(prepared.udf.kind);
			const assignments = await this.assign(prepared);
			this.preparing = false;
			this.progress = new RaceProgress(this.options.spec, assignments.length);
			await this.openLanes(prepared, assignments);
			const outputs = await this.compareOutputs();
			await this.measureLanes();
			const reference = await this.reference(prepared);
			return await this.result(assignments, outputs, reference);
		} finally {
			this.preparing = false;
			await Promise.all([...this.lanes.values()].map((lane) => lane.host.shutdown()));
			await (0, node_fs_promises.rm)(folder, {
				recursive: true,
				force: true
			});
		}
	}
	/** Ends the lanes with their processes; `run` rejects. Within 2 s. */
	async cancel() {
		this.isCancelled = true;
		await Promise.all([...this.lanes.values()].map((lane) => lane.host.shutdown(1200)));
	}
	async assign(prepared) {
		const { spec } = this.options;
		const asked = {
			file: spec.job.function.file,
			udf: prepared.udf
		};
		const twin = await this.findTwin(prepared);
		const distinct = [...new Set(spec.modes)];
		const { args, shape } = prepared;
		return distinct.map((mode) => assignLane(mode, {
			asked,
			twin,
			args,
			isRowBased: shape.rowBased !== null
		}));
	}
	async findTwin(prepared) {
		const ref = this.options.spec.twin ?? prepared.binding?.twin;
		if (ref === void 0) return null;
		const udf = findFunction(await this.options.workers.inspect(ref.file, prepared.context.root, prepared.python), ref);
		requireTwin(prepared.udf, udf);
		return {
			file: ref.file,
			udf
		};
	}
	/** One after the other: a start-up measured beside another one's would be too long. */
	async openLanes(prepared, assignments) {
		for (const assignment of assignments) {
			this.requireNotCancelled();
			const { mode } = assignment;
			this.step("preparing", mode, null);
			if (assignment.kind === "unavailable") {
				this.unavailable(mode, {
					available: false,
					reason: assignment.reason
				});
				continue;
			}
			const { file, udf } = assignment.function;
			const jobId = `${this.options.compareId}-${mode}`;
			const { effective, reason, adapter } = assignment;
			const planned = planJob(forTwin(prepared, udf), {
				jobId,
				mode: effective,
				file,
				udf,
				adapter,
				fresh: true
			});
			for (const note of planned.notes) this.notes.add(note);
			const lane = new Lane({
				mode,
				effective: {
					mode: effective,
					reason
				},
				plan: planned.plan,
				ran: assignment.ran,
				host: this.options.pool.lane(),
				maxRows: this.options.spec.rows ?? null
			});
			this.lanes.set(mode, lane);
			await this.inLane(lane, () => lane.open());
			for (const note of lane.notes) this.notes.add(note);
			this.progress.add("preparing");
		}
	}
	async compareOutputs() {
		const stores = {};
		for (const lane of this.lanes.values()) {
			this.requireNotCancelled();
			this.step("outputs", lane.mode, null);
			const store = node_path.default.join(this.options.folder, `${lane.mode}.arrow`);
			await this.inLane(lane, async () => {
				await lane.storeOutput(store);
				stores[lane.mode] = store;
			});
			this.progress.add("outputs");
		}
		if (Object.keys(stores).length === 0) return this.failWithFirstError();
		const { equal, firstDifference, rows } = await this.options.pool.interactive().request("diff", {
			kind: "diff",
			stores,
			ordered: !this.isUnordered
		});
		return {
			outputsEqual: equal,
			firstDifference,
			rows
		};
	}
	async measureLanes() {
		const { spec } = this.options;
		for (const lane of [...this.lanes.values()]) {
			this.requireNotCancelled();
			this.step("warm-up", lane.mode, null);
			await this.inLane(lane, () => lane.warmUp(warmUpSeconds(spec)));
			this.progress.add(warmUpSeconds(spec));
		}
		for (let repeat = 1; repeat <= spec.repeat; repeat += 1) for (const lane of [...this.lanes.values()]) {
			this.requireNotCancelled();
			this.step("repeat", lane.mode, repeat);
			await this.measureOnce(lane, repeat);
			this.progress.add(spec.seconds);
		}
		for (const lane of [...this.lanes.values()]) await this.inLane(lane, async () => {
			this.outcomes.set(lane.mode, await lane.figures());
			await lane.close();
		});
		if (this.lanes.size === 0) this.failWithFirstError();
	}
	async measureOnce(lane, repeat) {
		const { compareId, spec, emit } = this.options;
		const samples = new LiveSamples(compareId, lane.mode, repeat);
		const unlisten = lane.host.listen(lane.plan.jobId, (message) => {
			if (message.kind === "sample") emit(samples.take(message));
		});
		await this.inLane(lane, () => lane.measure(spec.seconds, sampleMs$1));
		unlisten();
	}
	async reference(prepared) {
		for (const lane of this.lanes.values()) {
			this.requireNotCancelled();
			this.step("reference", lane.mode, null);
			this.gilScaling.set(lane.mode, await measureGilScaling(lane.host, lane.mode, prepared.python));
			this.progress.add("reference");
		}
		this.requireNotCancelled();
		const modules = prepared.inspection.imports.filter((name) => name !== "pyflink");
		const cExtensions = await tryImports(() => this.options.pool.lane(), prepared.python, modules);
		return referenceOf(this.gilScaling, cExtensions);
	}
	async result(assignments, outputs, reference) {
		this.requireNotCancelled();
		const modes = {};
		for (const { mode } of assignments) {
			const outcome = this.outcomes.get(mode);
			if (outcome !== void 0) modes[mode] = outcome;
		}
		return {
			modes,
			...outputs,
			advice: adviseOn({
				...outputs,
				outcomes: Object.fromEntries(this.outcomes)
			}),
			reference,
			adapter: await this.adapterSource(),
			notes: [...this.notes]
		};
	}
	/** null where no generated adapter ran. Its worker is one of the interactive TaskManager: nothing is measured any more. */
	async adapterSource() {
		const lane = [...this.lanes.values()].find((each) => each.plan.adapter);
		if (lane === void 0) return null;
		return (await this.options.pool.interactive().request("adapter", {
			kind: "adapter",
			plan: lane.plan
		})).source;
	}
	/** A mode that fails is out of the race with its error; the others go on. */
	async inLane(lane, work) {
		try {
			await work();
		} catch (thrown) {
			this.requireNotCancelled();
			if (!(thrown instanceof WorkbenchError)) throw thrown;
			const error = toErrorData(withCrashPlace(thrown, lane.plan.file));
			this.lanes.delete(lane.mode);
			this.unavailable(lane.mode, {
				available: false,
				reason: error.error,
				error
			});
			await lane.host.shutdown();
		}
	}
	unavailable(mode, outcome) {
		this.outcomes.set(mode, outcome);
		this.options.emit({
			kind: "mode",
			compareId: this.options.compareId,
			mode,
			outcome
		});
	}
	failWithFirstError() {
		for (const outcome of this.outcomes.values()) if (!outcome.available && outcome.error !== void 0) throw new WorkbenchError(outcome.error);
		throw workbenchError("UNSUPPORTED_MODE", "plan", `None of the modes can run this function. ${[...this.outcomes.values()].map((outcome) => outcome.available ? "" : outcome.reason).join(" ")}`, { modes: [...this.outcomes.keys()] });
	}
	step(step, mode, repeat) {
		const { compareId, emit } = this.options;
		emit({
			kind: "step",
			compareId,
			step,
			mode,
			repeat,
			progress: this.progress.share
		});
	}
	requireNotCancelled() {
		if (this.isCancelled) throw workbenchError("CANCELLED", "run", "The comparison was cancelled.");
	}
};
/** A twin of another kind of aggregate runs in the runtime mode that Flink has for it; the final rows are the same. */
function forTwin(prepared, udf) {
	if (udf.kind === prepared.udf.kind || !isAggregate(udf.kind)) return prepared;
	return {
		...prepared,
		shape: {
			...prepared.shape,
			runtime: defaultRuntime(udf.kind)
		}
	};
}
// src/runtime/engine/compare/compare-service.ts
/** Comparisons: one at a time, each with TaskManagers of its own. */
var CompareService = class {
	options;
	current = null;
	started = 0;
	constructor(options) {
		this.options = options;
	}
	/** Returns at once; a comparison that is going on is ended first. Throws BAD_REQUEST for figures that measure nothing. */
	start(spec) {
		requireMeasurable(spec);
		this.started += 1;
		const id = `compare-${this.started}-${(0, node_crypto.randomBytes)(3).toString("hex")}`;
		const before = this.current;
		const race = new Race({
			compareId: id,
			spec,
			pool: this.options.pool,
			workers: this.options.workers,
			prepare: () => this.options.prepare(spec.job),
			folder: node_path.default.join(this.options.storeDir, id),
			emit: this.options.emit
		});
		this.current = {
			id,
			race,
			ended: this.run(id, race, before)
		};
		return id;
	}
	/** Resolves when its processes are gone; nothing happens where it has ended. */
	async cancel(compareId) {
		const going = this.current;
		if (going === null || going.id !== compareId) return;
		await this.end(going);
	}
	async close() {
		if (this.current !== null) await this.end(this.current);
	}
	async end(going) {
		await going.race.cancel();
		if (going.race.isPreparing) await this.options.abandonPreparation();
		await going.ended;
	}
	async run(id, race, before) {
		if (before !== null) await this.end(before);
		try {
			const result = await race.run();
			this.options.emit({
				kind: "ended",
				compareId: id,
				outcome: {
					kind: "done",
					result
				}
			});
		} catch (thrown) {
			const outcome = race.wasCancelled ? { kind: "cancelled" } : {
				kind: "failed",
				error: toErrorData(thrown)
			};
			this.options.emit({
				kind: "ended",
				compareId: id,
				outcome
			});
		} finally {
			if (this.current?.id === id) this.current = null;
		}
	}
};
function requireMeasurable(spec) {
	const wrong = spec.modes.length === 0 ? "Name at least one mode." : !Number.isInteger(spec.repeat) || spec.repeat < 1 ? "repeat is a whole number of at least 1." : !(spec.seconds > 0) ? "seconds is more than 0." : spec.rows !== void 0 && (!Number.isInteger(spec.rows) || spec.rows < 1) ? "rows is a whole number of at least 1." : null;
	if (wrong === null) return;
	const { modes, repeat, seconds, rows } = spec;
	throw workbenchError("BAD_REQUEST", "usage", wrong, {
		modes,
		repeat,
		seconds,
		rows: rows ?? null
	});
}
// src/runtime/engine/differ/lanes.ts
/** The modes that run differently: one that falls back to another gives that one's answers. */
function lanesOf(prepared, twin, modes) {
	const asked = {
		file: prepared.job.function.file,
		udf: prepared.udf
	};
	const isRowBased = prepared.shape.rowBased !== null;
	const lanes = [...new Set(modes)].map((mode) => assignLane(mode, {
		asked,
		twin,
		args: prepared.args,
		isRowBased
	})).filter((lane) => lane.kind === "run");
	return lanes.filter((lane, index) => lanes.findIndex((other) => other.effective === lane.effective) === index);
}
var timeoutMs$1 = 6e4;
/** Name of the column that tells which input row an output row came from. */
var rowNumber = {
	name: "differ_row",
	type: {
		kind: "INT",
		nullable: false
	}
};
/** Output rows begin with the position of their input row, except those of row-based operations. */
async function runLane(runner, lane, rows) {
	const { prepared } = runner;
	const isNumbered = prepared.shape.rowBased === null;
	const schema = isNumbered ? [...prepared.columns, rowNumber] : [...prepared.columns];
	const numbered = rows.map((row, index) => isNumbered ? [...row, index] : [...row]);
	const job = {
		...prepared,
		source: {
			kind: "inline",
			schema,
			rows: numbered
		},
		columns: schema,
		shape: {
			...prepared.shape,
			keep: isNumbered ? [rowNumber] : [],
			join: "inner"
		},
		settings: {
			...prepared.settings,
			parallelism: 1
		}
	};
	const { file, udf } = lane.function;
	const target = {
		jobId: runner.nextJobId(),
		mode: lane.effective,
		file,
		udf,
		adapter: lane.adapter
	};
	return runToRows({
		pool: runner.pool,
		prepared: job,
		target,
		folder: runner.folder,
		timeoutMs: timeoutMs$1
	});
}
// src/runtime/engine/differ/outcome.ts
/** Two errors are the same whatever they say: each mode has its own words. */
function isSameOutcome(results, outcomes) {
	const [first, ...others] = outcomes.map((outcome) => outcomeKey(results, outcome));
	return others.every((key) => key === first);
}
function outcomeKey(results, outcome) {
	if ("error" in outcome) return "error";
	return outcome.rows.map((row) => rowKey(results, row)).join("");
}
/** Whether a value holds, at any depth, a value of which the test is true. */
function holds(type, cell, test) {
	if (test(type, cell)) return true;
	if (typeof cell !== "object" || cell === null) return false;
	switch (type.kind) {
		case "ARRAY": return cell.some((item) => holds(type.element, item, test));
		case "MAP": return cell.some((pair) => {
			const [key = null, value = null] = typeof pair === "object" && pair !== null ? pair : [];
			return holds(type.key, key, test) || holds(type.value, value, test);
		});
		case "ROW": return type.fields.some((field, index) => holds(field.type, cell[index] ?? null, test));
		default: return false;
	}
}
// src/runtime/engine/differ/flink-rules.ts
var integers = /* @__PURE__ */ new Set([
	"TINYINT",
	"SMALLINT",
	"INT",
	"BIGINT"
]);
var killedByNull = /* @__PURE__ */ new Set([
	"TINYINT",
	"SMALLINT",
	"INT",
	"FLOAT",
	"TIME",
	"ARRAY",
	"MAP",
	"ROW"
]);
var times = /* @__PURE__ */ new Set(["TIMESTAMP", "TIMESTAMP_LTZ"]);
var flinkRules = [
	{
		id: "thread-null",
		text: "Flink's thread mode cannot take NULL in TINYINT, SMALLINT, INT, FLOAT, TIME, ARRAY, MAP or ROW, neither in nor out.",
		explains: (found) => failsIn(found, "thread", /NullPointerException$/) && anywhere(found, isDeadlyNull)
	},
	{
		id: "thread-no-conversion",
		text: "Flink's thread mode converts no results: a value must have the very Python type of the declared one.",
		explains: (found) => failsIn(found, "thread", /(ClassCastException|ArrayStoreException)$/)
	},
	{
		id: "thread-wraps",
		text: "Flink's thread mode wraps integers that are too large for the result type; process mode refuses them.",
		explains: (found) => tooLargeInProcess(found) && isAnswered(found, "thread") && anyType(found.results, isInteger)
	},
	{
		id: "thread-decimal",
		text: "Flink's thread mode rounds DECIMAL results half up and gives NULL for too many digits; process mode rounds half even and fails.",
		explains: (found) => differsFromThread(found) && anyType(found.results, ({ kind }) => kind === "DECIMAL")
	},
	{
		id: "thread-row-arrays",
		text: "Flink's thread mode makes all elements of an ARRAY of ROW the last one.",
		explains: (found) => differsFromThread(found) && anyType(found.results, isArrayOfRows)
	},
	{
		id: "process-far-timestamp",
		text: "Flink's process mode wraps timestamps after 2038-01-19 and before 1901-12-13 on their way in.",
		explains: (found) => (differs(found, "process-row", "thread") || differs(found, "process-row", "process-arrow")) && inInput(found, isFarTimestamp)
	},
	{
		id: "process-early-timestamp-in",
		text: "Flink's process mode fails on timestamps before 1970 that have a fraction of a second.",
		explains: (found) => failsIn(found, "process-row", /ValueError$/) && inInput(found, isEarlyFraction)
	},
	{
		id: "process-early-timestamp-out",
		text: "Flink's process mode gives timestamps before 1970 with a fraction of a second back one second late.",
		explains: (found) => differs(found, "process-row", "thread") && inAnswers(found, isEarlyFraction)
	},
	{
		id: "thread-calendar-gap",
		text: "Flink's thread mode gives the ten days that the Gregorian calendar left out in October 1582 back ten days later.",
		explains: (found) => differsFromThread(found) && inInput(found, isInCalendarGap)
	},
	{
		id: "local-time-zone",
		text: "Flink's process mode labels the UTC wall clock of a TIMESTAMP_LTZ with the session's zone; thread mode gives it without a zone.",
		explains: (found) => found.zone !== "UTC" && anyType([...found.columns, ...found.results], isLocalTimestamp)
	},
	{
		id: "local-time-naive",
		text: "Flink's thread mode gives a TIMESTAMP_LTZ as a datetime without a zone.",
		explains: (found) => differs(found, "thread", "process-row") && anyType(found.columns, isLocalTimestamp)
	},
	{
		id: "row-nanoseconds",
		text: "A row function of Flink gets timestamps in microseconds: the last three digits of TIMESTAMP(7) to (9) are lost.",
		explains: (found) => differs(found, "process-arrow", "process-row") && anyType([...found.columns, ...found.results], isNanoseconds)
	},
	{
		id: "arrow-early-timestamp",
		text: "A timestamp before 1970 with a fraction of a second comes back from a pandas function of Flink one second late, or fails the job.",
		explains: (found) => differsFromRows(found) && anywhere(found, isEarlyFraction)
	},
	{
		id: "end-of-years",
		text: "The row coder of Flink rounds the last microseconds of the year 9999 up to the next second, which a datetime of Python cannot hold.",
		explains: (found) => differsFromRows(found) && inInput(found, isEndOfYears)
	},
	{
		id: "pandas-map-key",
		text: "A pandas function of Flink takes and gives MAP only with a NOT NULL key type.",
		explains: (found) => (errorIn(found, "process-arrow")?.error ?? "").includes("Map key type should be non-nullable")
	},
	{
		id: "pandas-nan",
		text: "NaN in the result of a pandas function is NULL on Flink.",
		explains: (found) => differsFromRows(found) && anywhere(found, isNaNCell)
	},
	{
		id: "pandas-nullable-integers",
		text: "A pandas function of Flink gets an integer column with NULL as float64: integers beyond 2^53 lose digits, and those that then fit no longer fail.",
		explains: (found) => differsFromRows(found) && hasNullNeighbour(found, isInteger) && inInput(found, isBeyondFloat)
	},
	{
		id: "pandas-nullable-elements",
		text: "A pandas function of Flink gets an ARRAY of integers as floats where one in the batch holds NULL: integers beyond 2^53 lose digits or fail.",
		explains: (found) => differsFromRows(found) && inInput(found, isBeyondFloat) && inNeighbours(found, isArrayWithNull)
	},
	{
		id: "pandas-null-row",
		text: "A NULL row that goes through a pandas function comes back on Flink as a ROW of NULLs.",
		explains: (found) => differsFromRows(found) && anywhere(found, (type, cell) => type.kind === "ROW" && cell === null)
	},
	{
		id: "pandas-timestamps",
		text: "pandas counts nanoseconds for TIMESTAMP(7) to (9): years before 1678 and after 2261 do not fit.",
		explains: (found) => differsFromRows(found) && inInput(found, isBeyondNanoseconds)
	},
	{
		id: "thread-containers",
		text: "Flink's thread mode gives ARRAY as a tuple, takes a tuple where process mode wants a list, and matches named rows by position.",
		explains: (found) => failsInProcess(found, /(TypeError|AttributeError|Exception)$/) && isAnswered(found, "thread") && anyType([...found.columns, ...found.results], isNested)
	}
];
/**
* What explains the difference: a rule for every two modes that disagree. null where two of them have none, so that the
* difference is the workbench's.
*/
function rulesFor(found) {
	const modes = [...found.outcomes.keys()];
	const rules = /* @__PURE__ */ new Set();
	for (const [index, one] of modes.entries()) for (const other of modes.slice(index + 1)) {
		if (!differs(found, one, other)) continue;
		const pair = {
			...found,
			outcomes: new Map([...found.outcomes].filter(([mode]) => mode === one || mode === other))
		};
		const rule = flinkRules.find((each) => each.explains(pair));
		if (rule === void 0) return null;
		rules.add(rule);
	}
	return [...rules];
}
/** The rules in words; null where there is none. */
function explanationOf(found) {
	const rules = rulesFor(found);
	return rules === null ? null : rules.map(({ text }) => text).join(" ");
}
function errorIn({ outcomes }, mode) {
	const outcome = outcomes.get(mode);
	return outcome !== void 0 && "error" in outcome ? outcome.error : null;
}
function failsIn(found, mode, type) {
	return type.test(errorIn(found, mode)?.error_type ?? "");
}
/** A generated adapter converts results as the row coder does. */
function failsInProcess(found, type) {
	return failsIn(found, "process-row", type) || failsIn(found, "process-arrow", type);
}
/** The row coder's words, and those of pyarrow. */
function tooLargeInProcess(found) {
	return [errorIn(found, "process-row"), errorIn(found, "process-arrow")].some((error) => /too large to convert|not in range/.test(error?.error ?? ""));
}
function isAnswered({ outcomes }, mode) {
	const outcome = outcomes.get(mode);
	return outcome !== void 0 && "rows" in outcome;
}
/** Whether the two ran and gave something else. */
function differs({ outcomes, results }, a, b) {
	const [one, other] = [outcomes.get(a), outcomes.get(b)];
	return one !== void 0 && other !== void 0 && !isSameOutcome(results, [one, other]);
}
function differsFromThread(found) {
	return differs(found, "thread", "process-row") || differs(found, "thread", "process-arrow");
}
function differsFromRows(found) {
	return differs(found, "process-arrow", "process-row") || differs(found, "process-arrow", "thread");
}
function inInput({ columns, input }, test) {
	return columns.some(({ type }, index) => holds(type, input[index] ?? null, test));
}
function inNeighbours({ columns, neighbours, input }, test) {
	return [input, ...neighbours].some((row) => columns.some(({ type }, index) => holds(type, row[index] ?? null, test)));
}
function inAnswers({ results, outcomes }, test) {
	for (const outcome of outcomes.values()) {
		if ("error" in outcome) continue;
		if (outcome.rows.some((row) => results.some(({ type }, index) => holds(type, row[index] ?? null, test)))) return true;
	}
	return false;
}
function anywhere(found, test) {
	return inInput(found, test) || inAnswers(found, test);
}
function anyType(fields, test) {
	return fields.some(({ type }) => innerTypes(type).some(test));
}
function innerTypes(type) {
	switch (type.kind) {
		case "ARRAY": return [type, ...innerTypes(type.element)];
		case "MAP": return [
			type,
			...innerTypes(type.key),
			...innerTypes(type.value)
		];
		case "ROW": return [type, ...type.fields.flatMap((field) => innerTypes(field.type))];
		default: return [type];
	}
}
/** A column of such a type holds NULL in another row of the same batch. */
function hasNullNeighbour({ columns, neighbours }, test) {
	return columns.some(({ type }, index) => test(type) && neighbours.length > 1 && neighbours.some((row) => (row[index] ?? null) === null));
}
function isInteger({ kind }) {
	return integers.has(kind);
}
/** An integer that a float64 does not hold, or one near it. */
function isBeyondFloat(type, cell) {
	return type.kind === "BIGINT" && typeof cell === "string" && Math.abs(Number(cell)) >= 2 ** 53;
}
/** At any depth: inner arrays of a batch lie in one column. */
function isArrayWithNull(type, cell) {
	return type.kind === "ARRAY" && typeof cell === "object" && cell !== null && cell.includes(null);
}
function isNested({ kind }) {
	return kind === "ARRAY" || kind === "MAP" || kind === "ROW";
}
function isArrayOfRows(type) {
	return type.kind === "ARRAY" && type.element.kind === "ROW";
}
function isLocalTimestamp({ kind }) {
	return kind === "TIMESTAMP_LTZ";
}
function isNanoseconds(type) {
	return (type.kind === "TIMESTAMP" || type.kind === "TIMESTAMP_LTZ") && type.precision > 6;
}
function isDeadlyNull(type, cell) {
	return cell === null && killedByNull.has(type.kind);
}
function isNaNCell(_type, cell) {
	return cell === "NaN";
}
function isFarTimestamp(type, cell) {
	if (!times.has(type.kind) || typeof cell !== "string") return false;
	return cell > "2038-01-19T03:14:07" || cell < "1901-12-13T20:45:52";
}
function isEarlyFraction(type, cell) {
	return times.has(type.kind) && typeof cell === "string" && cell < "1970-01-01T00:00:01" && cell.includes(".");
}
function isEndOfYears(type, cell) {
	return times.has(type.kind) && typeof cell === "string" && cell > "9999-12-31T23:59:59.9999";
}
function isInCalendarGap(type, cell) {
	if (!times.has(type.kind) && type.kind !== "DATE") return false;
	return typeof cell === "string" && cell >= "1582-10-05" && cell < "1582-10-15";
}
function isBeyondNanoseconds(type, cell) {
	return isNanoseconds(type) && typeof cell === "string" && (cell < "1677-09-21T00:12:43" || cell > "2262-04-11T23:47:16");
}
// src/runtime/engine/differ/difference.ts
/** Differences with the same rule, the same kinds of answers and the same column are told once. */
function kindOf(found) {
	const answers = [...found.outcomes].map(([mode, outcome]) => "error" in outcome ? `${mode} ${outcome.error.error_type}` : mode);
	return [
		...rulesFor(found)?.map(({ id }) => id) ?? ["none"],
		...answers,
		...differingColumns(found)
	].join("|");
}
/** Names of the result columns whose values differ. */
function differingColumns({ results, outcomes }) {
	const rows = [...outcomes.values()].flatMap((outcome) => "error" in outcome ? [] : [outcome.rows]);
	return results.flatMap(({ name, type }, index) => {
		return new Set(rows.map((given) => given.map((row) => cellKey(type, row[index] ?? null)).join())).size > 1 ? [name] : [];
	});
}
/** The function's columns of the one output row; of several rows (or none) a list of them. */
function sideOf(outcome) {
	if (outcome === void 0) return { cells: [] };
	if ("error" in outcome) return outcome;
	const [only] = outcome.rows;
	if (outcome.rows.length === 1 && only !== void 0) return { cells: [...only] };
	return { cells: outcome.rows.map((row) => [...row]) };
}
// src/runtime/engine/differ/row-outcomes.ts
/** So many failures over NULL, and no success, and rows with NULL at the same places are taken to fail likewise. */
var failuresToKnow = 3;
var RowOutcomes = class {
	fields;
	run;
	classes = /* @__PURE__ */ new Map();
	/** `fields`: the columns of the rows. */
	constructor(fields, run) {
		this.fields = fields;
		this.run = run;
	}
	/** One outcome for each row, in order. */
	async of(rows) {
		const outcomes = /* @__PURE__ */ new Map();
		const waiting = [rows.map((_, index) => index)];
		for (let indexes = waiting.pop(); indexes !== void 0; indexes = waiting.pop()) {
			const left = indexes.filter((index) => !this.isKnownToFail(rows, index, outcomes));
			if (left.length === 0) continue;
			const ran = await this.run(left.map((index) => rows[index] ?? []));
			if (ran.error === null) {
				this.succeed(rows, left, ran.rows, outcomes);
				continue;
			}
			if (await this.allFail(rows, left, ran.error)) for (const index of left) outcomes.set(index, { error: ran.error });
			else waiting.push(...this.fail(rows, left, ran, ran.error, outcomes));
		}
		return rows.map((_, index) => outcomes.get(index) ?? { rows: [] });
	}
	succeed(rows, indexes, output, outcomes) {
		const byRow = groupByRow(output);
		indexes.forEach((index, position) => {
			outcomes.set(index, { rows: byRow.get(position) ?? [] });
			this.recordOf(rows[index] ?? []).successes += 1;
		});
	}
	/** An error that names no row, and that the first and the last row have alone too, is none of the rows'. */
	async allFail(rows, indexes, error) {
		if (typeof error.facts["row"] === "number" || indexes.length < 3) return false;
		for (const index of [indexes[0], indexes[indexes.length - 1]]) if ((await this.run([rows[index ?? 0] ?? []])).error?.error !== error.error) return false;
		return true;
	}
	/** Returns what is still to be run, the part to be run first last. */
	fail(rows, indexes, ran, error, outcomes) {
		const [only] = indexes;
		if (indexes.length === 1 && only !== void 0) {
			this.failOne(rows, only, error, outcomes);
			return [];
		}
		const { row } = error.facts;
		if (typeof row === "number" && row >= 0 && row < indexes.length) {
			const failing = indexes[row];
			const given = groupByRow(ran.rows);
			const done = indexes.slice(0, row).filter((_, position) => given.has(position));
			const open = indexes.slice(0, row).filter((_, position) => !given.has(position));
			for (const index of done) outcomes.set(index, { rows: given.get(indexes.indexOf(index)) ?? [] });
			if (failing !== void 0) this.failOne(rows, failing, error, outcomes);
			return [indexes.slice(row + 1), open];
		}
		const middle = Math.ceil(indexes.length / 2);
		return [indexes.slice(middle), indexes.slice(0, middle)];
	}
	failOne(rows, index, error, outcomes) {
		outcomes.set(index, { error });
		if (!error.error_type.endsWith("NullPointerException")) return;
		const record = this.recordOf(rows[index] ?? []);
		record.failures += 1;
		record.error = error;
	}
	isKnownToFail(rows, index, outcomes) {
		const record = this.recordOf(rows[index] ?? []);
		if (record.error === null || record.successes > 0 || record.failures < failuresToKnow) return false;
		outcomes.set(index, { error: record.error });
		return true;
	}
	recordOf(row) {
		const key = this.fields.map(({ type }, index) => nullPattern(type, row[index] ?? null)).join(";");
		const known = this.classes.get(key);
		if (known !== void 0) return known;
		const record = {
			failures: 0,
			successes: 0,
			error: null
		};
		if (key.includes("N")) this.classes.set(key, record);
		return record;
	}
};
/** N where the value is NULL; the places of NULL inside of it, each once. */
function nullPattern(type, cell) {
	if (cell === null) return "N";
	if (typeof cell !== "object") return ".";
	const inside = (patterns) => `(${[...new Set(patterns)].sort().join("")})`;
	switch (type.kind) {
		case "ARRAY": return inside(cell.map((item) => nullPattern(type.element, item)));
		case "MAP": return inside(cell.map((pair) => nullPattern(type.value, valueOf(pair))));
		case "ROW": return `(${type.fields.map((field, index) => nullPattern(field.type, cell[index] ?? null)).join(",")})`;
		default: return ".";
	}
}
function valueOf(pair) {
	return typeof pair === "object" && pair !== null ? pair[1] ?? null : null;
}
function groupByRow(output) {
	const byRow = /* @__PURE__ */ new Map();
	for (const row of output) {
		const number = Number(row[0]);
		const known = byRow.get(number);
		if (known === void 0) byRow.set(number, [row.slice(1)]);
		else known.push(row.slice(1));
	}
	return byRow;
}
// src/runtime/engine/differ/shrink.ts
var mostRounds = 40;
/** The difference itself where its row does not show it alone. */
async function shrinkRow(found, compare) {
	const kind = kindOf(found);
	const [again = null] = await compare([found.input]);
	if (again === null || kindOf(again) !== kind) return found;
	let smallest = again;
	for (let round = 0; round < mostRounds; round += 1) {
		const candidates = simplerRows(smallest);
		if (candidates.length === 0) return smallest;
		const next = (await compare(candidates)).find((each) => each !== null && kindOf(each) === kind);
		if (next === void 0 || next === null) return smallest;
		smallest = next;
	}
	return smallest;
}
/** Rows with one simpler value, the simplest first. */
function simplerRows({ input, columns }) {
	const rows = columns.flatMap(({ type }, index) => simplerCells(type, input[index] ?? null).map((cell) => input.map((old, at) => at === index ? cell : old)));
	const own = weight(input);
	return rows.filter((row) => weight(row) < own).sort((a, b) => weight(a) - weight(b));
}
/** Longer is heavier, and so are values that are not the plainest of their length. */
function weight(cell) {
	if (cell === null) return 0;
	if (typeof cell !== "object") return 1 + Array.from(String(cell)).reduce((sum, letter) => sum + (letter === "0" ? 1 : 2), 0);
	return cell.reduce((sum, item) => sum + 1 + weight(item), 1);
}
var plain = {
	BOOLEAN: [false],
	TINYINT: [
		0,
		1,
		-1
	],
	SMALLINT: [
		0,
		1,
		-1
	],
	INT: [
		0,
		1,
		-1
	],
	BIGINT: [
		"0",
		"1",
		"-1"
	],
	FLOAT: [0, 1],
	DOUBLE: [0, 1],
	CHAR: ["", "a"],
	VARCHAR: ["", "a"],
	STRING: ["", "a"],
	BINARY: ["", "AA=="],
	VARBINARY: ["", "AA=="],
	BYTES: ["", "AA=="],
	DATE: ["1970-01-01"],
	TIME: ["00:00:00"],
	TIMESTAMP: ["1970-01-01T00:00:00"],
	TIMESTAMP_LTZ: ["1970-01-01T00:00:00Z"]
};
function simplerCells(type, cell) {
	if (cell === null) return [];
	const simpler = type.nullable ? [null] : [];
	switch (type.kind) {
		case "ARRAY": return [...simpler, ...simplerLists(cell, (item) => simplerCells(type.element, item))];
		case "MAP": return [...simpler, ...simplerLists(cell, (pair) => simplerPairs(type, pair))];
		case "ROW": return [...simpler, ...simplerFields(type, cell)];
		case "DECIMAL": return [
			...simpler,
			decimal(0, type.scale),
			decimal(1, type.scale)
		];
		default: return [
			...simpler,
			...plain[type.kind] ?? [],
			...shorterTexts(cell)
		];
	}
}
function decimal(whole, scale) {
	return scale === 0 ? String(whole) : `${whole}.${"0".repeat(scale)}`;
}
function shorterTexts(cell) {
	if (typeof cell !== "string") return [];
	if (/^\d{4}-|^\d{2}:/.test(cell)) return [cell.replace(/\.\d+/, "")];
	const letters = Array.from(cell);
	const half = Math.ceil(letters.length / 2);
	return letters.length < 2 || /^-?\d/.test(cell) ? [] : [letters.slice(0, half).join(""), letters.slice(half).join("")];
}
function simplerLists(cell, simplerItems) {
	if (typeof cell !== "object" || cell === null) return [];
	const half = Math.ceil(cell.length / 2);
	const shorter = cell.length === 0 ? [] : [
		[],
		cell.slice(0, half),
		cell.slice(half)
	];
	const changed = cell.flatMap((item, index) => simplerItems(item).map((simpler) => cell.map((old, at) => at === index ? simpler : old)));
	return [...shorter, ...changed];
}
function simplerPairs(type, pair) {
	const [key = null, value = null] = typeof pair === "object" && pair !== null ? pair : [];
	return [...simplerCells({
		...type.key,
		nullable: false
	}, key).map((simpler) => [simpler, value]), ...simplerCells(type.value, value).map((simpler) => [key, simpler])];
}
function simplerFields(type, cell) {
	if (typeof cell !== "object" || cell === null) return [];
	return type.fields.flatMap((field, index) => simplerCells(field.type, cell[index] ?? null).map((simpler) => cell.map((old, at) => at === index ? simpler : old)));
}
// src/runtime/engine/differ/whole-outcomes.ts
/** For each row one outcome a lane; rows whose answers are the same together are given empty ones. */
async function wholeOutcomes(rows, run, lanes, isSame) {
	const found = rows.map(() => Array.from({ length: lanes }, () => ({ rows: [] })));
	const waiting = [{
		start: 0,
		end: rows.length
	}];
	for (let part = waiting.pop(); part !== void 0; part = waiting.pop()) {
		const { start, end } = part;
		const outcomes = [];
		for (let lane = 0; lane < lanes; lane += 1) {
			const ran = await run(lane, rows.slice(start, end));
			outcomes.push(ran.error === null ? { rows: ran.rows } : { error: ran.error });
		}
		const allFail = outcomes.every((outcome) => "error" in outcome);
		if (end - start === 1) found[start] = outcomes;
		else if (!isSame(outcomes) || allFail) {
			const middle = Math.ceil((start + end) / 2);
			waiting.push({
				start: middle,
				end
			}, {
				start,
				end: middle
			});
		}
	}
	return found;
}
// src/runtime/engine/differ/search.ts
var rowsInChunk = 500;
var Search = class {
	prepared;
	lanes;
	runner;
	requireGoing;
	results;
	together;
	alone;
	constructor(prepared, lanes, runner, requireGoing) {
		this.prepared = prepared;
		this.lanes = lanes;
		this.runner = runner;
		this.requireGoing = requireGoing;
		this.results = resultColumns(prepared.udf, prepared.shape, prepared.job.columns, prepared.columns);
		this.together = lanes.map((lane) => new RowOutcomes(prepared.columns, (rows) => this.run(runner, lane, rows)));
		const single = oneRowBatches(runner);
		this.alone = lanes.map((lane) => new RowOutcomes(prepared.columns, (rows) => this.run(single, lane, rows)));
	}
	/** One of each kind of difference, in the order of the rows. */
	async through(rows, onProgress) {
		const found = /* @__PURE__ */ new Map();
		for (let start = 0; start < rows.length; start += rowsInChunk) {
			const chunk = rows.slice(start, start + rowsInChunk);
			const outcomes = await this.evaluate(chunk, this.together, this.runner);
			chunk.forEach((input, index) => {
				const difference = this.compare(input, start + index, chunk, outcomes[index] ?? []);
				if (difference === null) return;
				const kind = kindOf(difference);
				const known = found.get(kind);
				if (known === void 0) found.set(kind, difference);
				else known.count += 1;
			});
			onProgress(Math.min(1, (start + chunk.length) / rows.length));
		}
		return [...found.values()];
	}
	/** With the smallest row that shows the same by itself; as it is where it takes its neighbours in the batch. */
	async shrunk(found) {
		const smallest = await shrinkRow(found, async (inputs) => {
			const outcomes = await this.evaluate(inputs, this.alone, oneRowBatches(this.runner));
			return inputs.map((input, index) => this.compare(input, found.row, [input], outcomes[index] ?? []));
		});
		const sides = this.lanes.map(({ mode, effective }) => [mode, sideOf(smallest.outcomes.get(effective))]);
		return {
			input: [...smallest.input],
			row: found.row,
			count: found.count,
			sides: Object.fromEntries(sides),
			flink: explanationOf(smallest)
		};
	}
	/** null where the modes agree. */
	compare(input, row, neighbours, outcomes) {
		if (isSameOutcome(this.results, outcomes)) return null;
		return {
			input,
			row,
			count: 1,
			neighbours,
			outcomes: new Map(this.lanes.map(({ effective }, index) => [effective, outcomes[index] ?? { rows: [] }])),
			columns: this.prepared.columns,
			results: this.results,
			zone: this.prepared.settings.localTimeZone
		};
	}
	/** One outcome a lane, for each row. */
	async evaluate(rows, lanes, runner) {
		if (this.prepared.shape.rowBased !== null) {
			const run = (index, part) => this.runAt(runner, index, part);
			return wholeOutcomes(rows, run, this.lanes.length, (outcomes) => isSameOutcome(this.results, outcomes));
		}
		const byLane = [];
		for (const lane of lanes) byLane.push(await lane.of(rows));
		return rows.map((_, row) => byLane.map((outcomes) => outcomes[row] ?? { rows: [] }));
	}
	async runAt(runner, index, rows) {
		const lane = this.lanes[index];
		return lane === void 0 ? {
			rows: [],
			columns: [],
			error: null
		} : this.run(runner, lane, rows);
	}
	async run(runner, lane, rows) {
		this.requireGoing();
		return runLane(runner, lane, rows);
	}
};
/** So that a row in a pandas function does not feel the NULLs of its neighbours. */
function oneRowBatches(runner) {
	const { prepared } = runner;
	return {
		...runner,
		prepared: {
			...prepared,
			settings: {
				...prepared.settings,
				arrowBatchSize: 1
			}
		}
	};
}
// src/runtime/engine/differ/differ.ts
/** The same rows through several modes: every kind of difference once, with its smallest row and the rule of Flink that explains it. */
var mostRows = 1e5;
var Differ = class {
	options;
	isCancelled = false;
	jobs = 0;
	constructor(options) {
		this.options = options;
	}
	cancel() {
		this.isCancelled = true;
	}
	/** Throws what preparing the job throws, and CANCELLED. */
	async run() {
		const { spec, pool, folder } = this.options;
		const prepared = await this.options.prepare(spec.job);
		const rows = await readRows(pool, prepared.source, prepared.columns, mostRows);
		const lanes = lanesOf(prepared, await this.twinOf(prepared), spec.modes);
		const modes = lanes.map(({ mode }) => mode);
		if (lanes.length < 2) return {
			rows: rows.length,
			modes,
			differences: [],
			truncated: false
		};
		await (0, node_fs_promises.mkdir)(folder, {
			recursive: true,
			mode: 448
		});
		try {
			const search = new Search(prepared, lanes, this.runner(prepared), () => this.requireGoing());
			const found = await search.through(rows, (progress) => this.tell(modes, progress));
			const differences = [];
			for (const each of found.slice(0, spec.most)) differences.push(await search.shrunk(each));
			return {
				rows: rows.length,
				modes,
				differences,
				truncated: found.length > spec.most
			};
		} finally {
			await (0, node_fs_promises.rm)(folder, {
				recursive: true,
				force: true
			});
		}
	}
	async twinOf(prepared) {
		const ref = prepared.binding?.twin;
		if (ref === void 0 || ref.file !== prepared.job.function.file) return null;
		return {
			file: ref.file,
			udf: findFunction(prepared.inspection, ref)
		};
	}
	runner(prepared) {
		const { pool, folder, id } = this.options;
		const nextJobId = () => {
			this.jobs += 1;
			return `${id}-${this.jobs}`;
		};
		return {
			pool,
			prepared,
			folder,
			nextJobId
		};
	}
	tell(modes, progress) {
		for (const mode of modes) this.options.onProgress(mode, progress);
	}
	requireGoing() {
		if (this.isCancelled) throw workbenchError("CANCELLED", "run", "The differential run was cancelled.");
	}
};
// src/runtime/engine/differ/differ-service.ts
/** Differential runs: one at a time. */
var DifferService = class {
	options;
	current = null;
	started = 0;
	constructor(options) {
		this.options = options;
	}
	/** Returns at once; one that is going on is ended first. */
	start(spec) {
		this.started += 1;
		const id = `differ-${this.started}-${(0, node_crypto.randomBytes)(3).toString("hex")}`;
		const before = this.current;
		const differ = new Differ({
			id,
			spec,
			pool: this.options.pool,
			prepare: this.options.prepare,
			folder: node_path.default.join(this.options.storeDir, id),
			onProgress: (mode, progress) => this.options.emit({
				kind: "progress",
				differId: id,
				mode,
				progress
			})
		});
		this.current = {
			id,
			differ,
			ended: this.run(id, differ, before)
		};
		return id;
	}
	/** Resolves when its last job has ended; nothing happens where it has. */
	async cancel(differId) {
		if (this.current?.id === differId) await end(this.current);
	}
	async close() {
		if (this.current !== null) await end(this.current);
	}
	async run(id, differ, before) {
		if (before !== null) await end(before);
		try {
			const result = await differ.run();
			this.options.emit({
				kind: "done",
				differId: id,
				result
			});
		} catch (thrown) {
			this.options.emit({
				kind: "failed",
				differId: id,
				error: toErrorData(thrown)
			});
		} finally {
			if (this.current?.id === id) this.current = null;
		}
	}
};
async function end(going) {
	going.differ.cancel();
	await going.ended;
}
// src/runtime/engine/doctor/ask-program.ts
/** A short question to another program. */
var timeoutMs = 2e4;
function askProgram(program, args) {
	return new Promise((resolve) => {
		(0, node_child_process.execFile)(program, [...args], {
			timeout: timeoutMs,
			encoding: "utf8"
		}, (error, stdout, stderr) => {
			if (error === null) resolve({
				ok: true,
				text: stdout.trim()
			});
			else resolve({
				ok: false,
				text: stderr.trim() === "" ? error.message : stderr.trim()
			});
		});
	});
}
// src/runtime/engine/doctor/product-files.ts
/** What set-up leaves in the product's folder, read where it is there. */
/** The record a step of the set-up wrote; null where it did not run. */
async function readSetUpRecord(root, step) {
	try {
		const content = JSON.parse(await (0, node_fs_promises.readFile)(node_path.default.join(root, ".cache/setup", `${step}.json`), "utf8"));
		return typeof content === "object" && content !== null ? { ...content } : null;
	} catch {
		return null;
	}
}
async function sampleCheck(root) {
	const file = node_path.default.join(root, "examples/flights/data/flights.csv");
	const found = await (0, node_fs_promises.stat)(file).catch(() => null);
	const base = {
		name: "sample data",
		required: false
	};
	if (found === null) return {
		...base,
		ok: false,
		detail: `${file} is not there`,
		fix: "npm start"
	};
	return {
		...base,
		ok: true,
		detail: `${file}, ${Math.round(found.size / 1e6)} MB`,
		fix: null
	};
}
async function isFile(file) {
	return (0, node_fs_promises.stat)(file).then((found) => found.isFile(), () => false);
}
// src/runtime/engine/doctor/desktop-checks.ts
/** What the window needs: Electron, its system libraries, a display. The command line and the browser do without. */
async function desktopChecks(root) {
	const electron = await findElectron(root);
	const items = [{
		name: "Electron",
		required: false,
		ok: electron.binary !== null,
		detail: electron.binary ?? electron.reason,
		fix: electron.binary === null ? "npm start" : null
	}];
	if (process.platform === "linux") {
		if (electron.binary !== null) items.push(await librariesCheck(root, electron.binary));
		items.push(await displayCheck());
	}
	return items;
}
async function findElectron(root) {
	const asked = process.env["ELECTRON_OVERRIDE_DIST_PATH"] ?? "";
	const record = await readSetUpRecord(root, "electron");
	const recorded = typeof record?.["binary"] === "string" ? record["binary"] : null;
	const candidates = [
		asked === "" ? null : node_path.default.join(asked, platformBinary()),
		recorded,
		await packageBinary(root)
	];
	for (const candidate of candidates) if (candidate !== null && await isFile(candidate)) return { binary: candidate };
	return {
		binary: null,
		reason: `${typeof record?.["reason"] === "string" ? record["reason"] : "it has not been fetched"}; without it npm start serves the workbench for a browser`
	};
}
async function packageBinary(root) {
	const folder = node_path.default.join(root, "node_modules/electron");
	const relative = await (0, node_fs_promises.readFile)(node_path.default.join(folder, "path.txt"), "utf8").catch(() => null);
	return relative === null ? null : node_path.default.join(folder, "dist", relative.trim());
}
function platformBinary() {
	if (process.platform === "darwin") return "Electron.app/Contents/MacOS/Electron";
	return process.platform === "win32" ? "electron.exe" : "electron";
}
async function librariesCheck(root, binary) {
	const base = {
		name: "system libraries",
		required: false
	};
	const answer = await askProgram("ldd", [binary]);
	const missing = answer.text.split("\n").filter((line) => line.includes("not found")).map((line) => line.trim().split(" ")[0] ?? "");
	if (answer.ok && missing.length === 0) return {
		...base,
		ok: true,
		detail: "all that Electron needs are there",
		fix: null
	};
	const record = await readSetUpRecord(root, "system-libraries");
	const command = typeof record?.["command"] === "string" ? record["command"] : "npm start";
	const detail = missing.length === 0 ? answer.text : `missing: ${[...new Set(missing)].join(", ")}`;
	return {
		...base,
		ok: false,
		detail,
		fix: command
	};
}
async function displayCheck() {
	const base = {
		name: "display",
		required: false
	};
	const display = [process.env["DISPLAY"], process.env["WAYLAND_DISPLAY"]].find((each) => each !== void 0 && each !== "");
	if (display !== void 0) return {
		...base,
		ok: true,
		detail: display,
		fix: null
	};
	const hasVirtual = await virtualDisplay();
	const detail = `none; npm start serves the workbench for a browser${hasVirtual ? ", and the tests use Xvfb" : ""}`;
	const fix = hasVirtual ? "xvfb-run -a npm start" : "sudo apt-get install -y xvfb xauth";
	return {
		...base,
		ok: false,
		detail,
		fix
	};
}
async function virtualDisplay() {
	const folders = (process.env["PATH"] ?? "").split(node_path.default.delimiter);
	return (await Promise.all(folders.map((folder) => isFile(node_path.default.join(folder, "Xvfb"))))).includes(true);
}
// src/runtime/embedded/locate.ts
/** Finds the shared library of an interpreter by asking the interpreter itself. */
var answerSchema = /* @__PURE__ */ object({
	version: /* @__PURE__ */ string(),
	library: /* @__PURE__ */ nullable$1(/* @__PURE__ */ string()),
	folder: /* @__PURE__ */ nullable$1(/* @__PURE__ */ string()),
	staticName: /* @__PURE__ */ nullable$1(/* @__PURE__ */ string()),
	shared: /* @__PURE__ */ boolean(),
	multiarch: /* @__PURE__ */ nullable$1(/* @__PURE__ */ string()),
	base: /* @__PURE__ */ string()
});
var question = `
import json, sys, sysconfig
of = sysconfig.get_config_var
print(json.dumps({
    "version": "%d.%d" % sys.version_info[:2], "library": of("INSTSONAME"), "folder": of("LIBDIR"),
    "staticName": of("LDLIBRARY"), "shared": bool(of("Py_ENABLE_SHARED")), "multiarch": of("MULTIARCH"),
    "base": sys.base_prefix}))
`;
var ASK_TIMEOUT_MS = 15e3;
/** Rejects with NO_PYTHON where it cannot be asked and PYTHON_NOT_EMBEDDABLE where it has no shared library at all. */
async function locateLibrary(python) {
	const answer = await ask(python);
	const notEmbeddable = (tried) => notEmbeddableError(python, answer, tried);
	const names = [answer.library, answer.staticName].filter((name) => name !== null && /\.(so|dylib)\b|\.framework|^Python/.test(name));
	if (names.length === 0) throw notEmbeddable("it was built without one");
	const folders = [
		answer.folder,
		node_path.join(answer.base, "lib"),
		...answer.folder !== null && answer.multiarch !== null ? [node_path.join(answer.folder, answer.multiarch)] : [],
		answer.base
	].filter((folder) => folder !== null);
	const found = names.flatMap((name) => folders.map((folder) => node_path.join(folder, name))).filter((file) => (0, node_fs.existsSync)(file));
	return {
		python,
		version: answer.version,
		candidates: [.../* @__PURE__ */ new Set([...found, ...names])],
		notEmbeddable
	};
}
async function ask(python) {
	const output = await new Promise((resolve, reject) => {
		(0, node_child_process.execFile)(python, [
			"-I",
			"-c",
			question
		], { timeout: ASK_TIMEOUT_MS }, (error, stdout, stderr) => {
			if (error === null) return resolve(stdout);
			reject(workbenchError("NO_PYTHON", "setup", "code" in error && error.code === "ENOENT" ? `There is no Python at ${python}.` : `Python at ${python} could not be asked: ${error.message}`, {
				python,
				stderrTail: stderr.slice(-2e3)
			}, { hint: "Choose another interpreter." }));
		});
	});
	return parse$1(answerSchema, JSON.parse(output));
}
function notEmbeddableError(python, answer, tried) {
	return workbenchError("PYTHON_NOT_EMBEDDABLE", "setup", `Thread mode needs the shared library of Python ${answer.version} (${python}), and there is none: ${tried}.`, {
		python,
		version: answer.version,
		library: answer.library,
		folder: answer.folder,
		sharedBuild: answer.shared
	}, { hint: remedy(python, answer) });
}
function remedy(python, answer) {
	const { version } = answer;
	if (answer.base === "/usr") return `Install it: sudo apt-get install libpython${version}`;
	if (answer.base.includes(`${node_path.sep}.pyenv${node_path.sep}`)) return `Build it with the library: PYTHON_CONFIGURE_OPTS=--enable-shared pyenv install --force ${node_path.basename(answer.base)}`;
	return `Use a Python ${version} with a shared library (Debian: python${version} and libpython${version}; pyenv: PYTHON_CONFIGURE_OPTS=--enable-shared; conda has one), or process mode. Now in use: ${python}`;
}
// src/runtime/engine/doctor/python-checks.ts
var rebuild = "rm -rf .cache/python && npm start";
/** What apache-flink 2.3.0 resolves to; answers are recorded with these. */
var packages = [
	"pandas",
	"numpy",
	"pyarrow",
	"cloudpickle"
];
var oldestPython = [3, 9];
async function pythonCheck(python, asked) {
	const base = {
		name: "Python",
		required: true
	};
	if (python === null) {
		const detail = asked === "" ? "the environment of the workbench has not been made" : `there is none at ${asked}`;
		return {
			...base,
			ok: false,
			detail,
			fix: "npm start"
		};
	}
	const answer = await askProgram(python, [
		"-I",
		"-c",
		"import sys; print(\"%d.%d.%d\" % sys.version_info[:3])"
	]);
	if (!answer.ok) return {
		...base,
		ok: false,
		detail: `${python} does not run: ${answer.text}`,
		fix: rebuild
	};
	const [major = 0, minor = 0] = answer.text.split(".").map(Number);
	const ok = major === oldestPython[0] && minor >= oldestPython[1];
	const fix = ok ? null : "UDF_WORKBENCH_PYTHON=/path/to/python3.11 npm start";
	return {
		...base,
		ok,
		detail: `${answer.text} at ${python}`,
		fix
	};
}
async function packagesCheck(python) {
	const base = {
		name: "Python packages",
		required: true
	};
	const answer = await askProgram(python, [
		"-I",
		"-c",
		`import importlib\nfor name in ${JSON.stringify(packages)}:\n    print(name, importlib.import_module(name).__version__)`
	]);
	if (answer.ok) return {
		...base,
		ok: true,
		detail: answer.text.split("\n").join(", "),
		fix: null
	};
	const lastLine = answer.text.trim().split("\n").at(-1) ?? "";
	return {
		...base,
		ok: false,
		detail: lastLine,
		fix: rebuild
	};
}
/** Loading the library decides, not what the build says of itself: Debian ships the library apart. */
async function embeddingCheck(python, root) {
	const base = {
		name: "Python library for thread mode",
		required: false
	};
	try {
		const { candidates, notEmbeddable } = await locateLibrary(python);
		const failures = [];
		for (const candidate of candidates) {
			const loaded = await askProgram(python, [
				"-I",
				"-c",
				"import ctypes, sys; ctypes.CDLL(sys.argv[1])",
				candidate
			]);
			if (loaded.ok) return {
				...base,
				ok: true,
				detail: candidate,
				fix: null
			};
			failures.push(loaded.text.trim().split("\n").at(-1) ?? candidate);
		}
		throw notEmbeddable(failures.join("; "));
	} catch (thrown) {
		const { error, hint = null } = toErrorData(thrown, "setup");
		const record = root === null ? null : await readSetUpRecord(root, "python-library");
		const command = typeof record?.["command"] === "string" ? record["command"] : commandIn(hint) ?? hint;
		return {
			...base,
			ok: false,
			detail: error,
			fix: command
		};
	}
}
function commandIn(hint) {
	return /sudo apt-get install [\w.-]+|PYTHON_CONFIGURE_OPTS=.*/.exec(hint ?? "")?.[0] ?? null;
}
// src/runtime/engine/doctor/examine.ts
/** `startTaskManager` resolves when the TaskManager answered: the very process that runs functions. */
async function examine(options, startTaskManager) {
	const python = await requirePython(options.python).catch(() => null);
	const root = options.productRoot ?? null;
	const items = [await pythonCheck(python, options.python)];
	if (python !== null) items.push(...await Promise.all([
		packagesCheck(python),
		embeddingCheck(python, root),
		taskManagerCheck(startTaskManager)
	]));
	if (root !== null) items.push(...await desktopChecks(root), await sampleCheck(root));
	return items;
}
async function taskManagerCheck(start) {
	const base = {
		name: "task manager",
		required: true
	};
	try {
		await start();
		return {
			...base,
			ok: true,
			detail: "starts and answers",
			fix: null
		};
	} catch (error) {
		const { error: text, cause } = toErrorData(error, "setup");
		return {
			...base,
			ok: false,
			detail: cause === void 0 ? text : `${text} ${cause.trim()}`,
			fix: "npm run build"
		};
	}
}
// src/runtime/engine/event-hub.ts
var EventHub = class {
	listeners = {
		run: /* @__PURE__ */ new Set(),
		compare: /* @__PURE__ */ new Set(),
		cases: /* @__PURE__ */ new Set(),
		differ: /* @__PURE__ */ new Set(),
		log: /* @__PURE__ */ new Set(),
		engine: /* @__PURE__ */ new Set()
	};
	on(name, listener) {
		this.listeners[name].add(listener);
		return () => {
			this.listeners[name].delete(listener);
		};
	}
	emit(name, payload) {
		for (const listener of this.listeners[name]) try {
			listener(payload);
		} catch (error) {
			process.emitWarning(error instanceof Error ? error : String(error), "EngineListenerWarning");
		}
	}
};
// src/runtime/engine/project/project-paths.ts
/** Paths that stay inside a project, whatever `..` or symbolic links say. */
/** Absolute path of `relative` in `root`. Throws BAD_REQUEST where it would leave the project. */
async function resolveInside(root, relative) {
	const absolute = node_path.default.resolve(root, relative);
	if (node_path.default.isAbsolute(relative) || relative.includes("\0") || !isInside(node_path.default.resolve(root), absolute)) throw leavesProject(root, relative);
	const realRoot = await (0, node_fs_promises.realpath)(root);
	const real = await realpathOfExisting(absolute);
	if (real !== realRoot && !isInside(realRoot, real)) throw leavesProject(root, relative);
	return absolute;
}
/** Whether `file` lies strictly below `folder`; both absolute. */
function isInside(folder, file) {
	const relative = node_path.default.relative(folder, file);
	return relative !== "" && !node_path.default.isAbsolute(relative) && relative.split(node_path.default.sep)[0] !== "..";
}
/** The real path of the deepest part that exists, with the rest appended: a file about to be created has none of its own. */
async function realpathOfExisting(absolute) {
	try {
		return await (0, node_fs_promises.realpath)(absolute);
	} catch (error) {
		const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
		const parent = node_path.default.dirname(absolute);
		if (!missing || parent === absolute) throw error;
		return node_path.default.join(await realpathOfExisting(parent), node_path.default.basename(absolute));
	}
}
function leavesProject(root, relative) {
	return workbenchError("BAD_REQUEST", "usage", `${relative} lies outside the project ${root}.`, {
		root,
		path: relative
	}, { hint: "Use a path inside the project folder." });
}
// src/runtime/engine/project/project-service.ts
/** Projects as folders of plain files: open, list, read, write. */
/** More text than an editor is opened on. */
var readLimitBytes = 8388608;
var mostFiles = 2e3;
var mostFolders = 1e3;
var deepest = 8;
async function openProject(root) {
	const folder = node_path.default.resolve(root);
	if (!await isFolder(folder)) throw workbenchError("FILE_NOT_FOUND", "usage", `There is no folder ${folder}.`, { root: folder }, { hint: "Open a folder that exists." });
	const [workbench, config, files] = await Promise.all([
		readWorkbenchFile(folder),
		readConfigYaml(folder),
		listPythonFiles(folder)
	]);
	const problems = [workbench.problem, config.problem].filter((problem) => problem !== null);
	return {
		root: folder,
		settings: workbench.settings,
		files: [...files],
		configYaml: config.values,
		problem: problems.length === 0 ? null : problems.join(" ")
	};
}
async function saveProjectSettings(root, settings) {
	await writeWorkbenchFile(node_path.default.resolve(root), settings);
}
/** UTF-8 text of a file of the project. Throws FILE_NOT_FOUND or FILE_UNREADABLE. */
async function readProjectFile(root, relative) {
	const file = await resolveInside(root, relative);
	let bytes;
	try {
		const { size } = await (0, node_fs_promises.stat)(file);
		if (size > readLimitBytes) throw unreadable(file, `it has ${size} bytes, more than an editor opens`);
		bytes = await (0, node_fs_promises.readFile)(file);
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "ENOENT") throw workbenchError("FILE_NOT_FOUND", "usage", `There is no file ${relative} in the project.`, { file });
		if (error instanceof Error && "code" in error) throw unreadable(file, error.message);
		throw error;
	}
	try {
		return new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(bytes);
	} catch {
		throw unreadable(file, "it is not UTF-8 text");
	}
}
/** Written beside and renamed, so that a killed process leaves the old or the new text, never a half. */
async function writeProjectFile(root, relative, text) {
	const file = await resolveInside(root, relative);
	try {
		await (0, import_lib.default)(file, text);
	} catch (error) {
		throw workbenchError("FILE_UNREADABLE", "usage", `${relative} cannot be written: ${error instanceof Error ? error.message : String(error)}`, { file }, { hint: "Check that the folder exists and may be written." });
	}
}
/** Relative paths with forward slashes, sorted. Hidden folders, environments and caches are left out. */
async function listPythonFiles(root) {
	const search = {
		root,
		files: [],
		folders: 0
	};
	await collect(search, "", 0);
	return search.files.sort();
}
async function collect(search, folder, depth) {
	search.folders += 1;
	if (depth > deepest || search.folders > mostFolders || search.files.length >= mostFiles) return;
	const entries = await (0, node_fs_promises.readdir)(node_path.default.join(search.root, folder), { withFileTypes: true }).catch(() => []);
	if (folder !== "" && entries.some((entry) => entry.name === "pyvenv.cfg")) return;
	for (const entry of entries) {
		const relative = folder === "" ? entry.name : `${folder}/${entry.name}`;
		if (entry.isDirectory() && !isSkippedFolder(entry.name)) await collect(search, relative, depth + 1);
		else if (entry.name.endsWith(".py") && !entry.isDirectory()) search.files.push(relative);
	}
}
function isSkippedFolder(name) {
	return name.startsWith(".") || name === "__pycache__" || name === "node_modules" || name === "site-packages";
}
async function isFolder(folder) {
	return (0, node_fs_promises.stat)(folder).then((found) => found.isDirectory(), () => false);
}
function unreadable(file, reason) {
	return workbenchError("FILE_UNREADABLE", "usage", `${file} cannot be read: ${reason}.`, { file });
}
// src/runtime/engine/planning/inspection-cache.ts
/** What a UDF file defines, asked of a worker once per content of the file and its project's helper modules. */
/** More than this is no project of helpers (a home folder, say): the file alone is hashed, and nothing is cached. */
var mostHelpers = 200;
var mostEntries = 64;
var InspectionCache = class {
	inspectFile;
	entries = /* @__PURE__ */ new Map();
	constructor(inspectFile) {
		this.inspectFile = inspectFile;
	}
	/** Answers with an error in them are not kept: a missing package may have been installed since. */
	async inspect(file, projectRoot, python) {
		const key = await contentKey(file, projectRoot, python);
		const known = key === null ? void 0 : this.entries.get(key);
		if (known !== void 0) return known;
		const inspection = await this.inspectFile(file, projectRoot, python);
		if (key !== null && inspection.error === null) this.keep(key, inspection);
		return inspection;
	}
	keep(key, inspection) {
		this.entries.set(key, inspection);
		const [oldest] = this.entries.keys();
		if (this.entries.size > mostEntries && oldest !== void 0) this.entries.delete(oldest);
	}
};
async function contentKey(file, projectRoot, python) {
	const helpers = await listPythonFiles(projectRoot);
	if (helpers.length > mostHelpers) return null;
	const hash = (0, node_crypto.createHash)("sha256").update(`${file}\0${projectRoot}\0${python}\0`);
	try {
		hash.update(await (0, node_fs_promises.readFile)(file));
		for (const helper of helpers) {
			const found = await (0, node_fs_promises.stat)(node_path.default.join(projectRoot, helper), { bigint: true });
			hash.update(`${helper}\0${found.mtimeNs}\0${found.size}\0`);
		}
	} catch {
		return null;
	}
	return hash.digest("hex");
}
// src/runtime/engine/planning/planning-workers.ts
/** The questions that planning asks of workers, each asked once per content; the TaskManager gives up on those that take too long. */
var mostDescriptions = 32;
var PooledPlanningWorkers = class {
	pool;
	inspections;
	descriptions = /* @__PURE__ */ new Map();
	constructor(pool) {
		this.pool = pool;
		this.inspections = new InspectionCache((file, projectRoot, python) => this.ask(file, projectRoot, python));
	}
	async inspect(file, projectRoot, python) {
		return this.inspections.inspect(file, projectRoot, python);
	}
	async describe(source) {
		if (source.kind !== "file") throw workbenchError("BAD_REQUEST", "usage", "Generated rows need no description.");
		const found = await (0, node_fs_promises.stat)(source.path, { bigint: true }).catch(() => null);
		const key = found === null ? null : JSON.stringify([
			source,
			String(found.mtimeNs),
			String(found.size)
		]);
		const known = key === null ? void 0 : this.descriptions.get(key);
		if (known !== void 0) return known;
		const description = await this.pool.interactive().request("describe", {
			kind: "describe",
			source
		});
		if (key !== null) this.keep(key, description);
		return description;
	}
	/** Ends whatever is being asked; what waits for it is rejected. */
	async abandon() {
		await this.pool.kill(this.pool.interactive(), "the preparation of a run was cancelled");
	}
	async ask(file, projectRoot, python) {
		return this.pool.interactive().request("inspect", {
			kind: "inspect",
			file,
			projectRoot,
			python
		});
	}
	keep(key, description) {
		this.descriptions.set(key, description);
		const [oldest] = this.descriptions.keys();
		if (this.descriptions.size > mostDescriptions && oldest !== void 0) this.descriptions.delete(oldest);
	}
};
// src/runtime/engine/private-directory.ts
/**
* The engine's own folder: sockets of the TaskManagers and stored results, readable by this user only. Its name carries the
* engine's pid, so that what a killed engine left behind is found and removed by the next one.
*/
var prefix = "udf-workbench-";
/** mkdtemp makes it 0700. Unix socket paths hold about 100 bytes: keep the name short. */
function createPrivateDirectory(parent = (0, node_os.tmpdir)()) {
	return (0, node_fs.mkdtempSync)(node_path.default.join(parent, `${prefix}${process.pid}-`));
}
/** Removes the folders of engines whose process is gone. Returns their paths. Folders of other users are left alone. */
async function removeStaleDirectories(parent = (0, node_os.tmpdir)()) {
	const removed = [];
	for (const name of await (0, node_fs_promises.readdir)(parent)) {
		const pid = new RegExp(`^${prefix}(\\d+)-\\w+$`).exec(name)?.[1];
		if (pid === void 0 || isAlive(Number(pid))) continue;
		const folder = node_path.default.join(parent, name);
		if (!await isOwnFolder(folder)) continue;
		await (0, node_fs_promises.rm)(folder, {
			recursive: true,
			force: true,
			maxRetries: 2
		});
		removed.push(folder);
	}
	return removed;
}
async function isOwnFolder(folder) {
	return (0, node_fs_promises.lstat)(folder).then((found) => found.isDirectory() && (process.getuid === void 0 || found.uid === process.getuid()), () => false);
}
function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error instanceof Error && "code" in error && error.code === "EPERM";
	}
}
// src/runtime/engine/runs/run-progress.ts
/** How long each phase took, in milliseconds; a phase lasts until the next begins. */
var PhaseClock = class {
	now;
	spentMs = /* @__PURE__ */ new Map();
	phase;
	since;
	constructor(first, now = () => performance.now()) {
		this.now = now;
		this.phase = first;
		this.since = now();
	}
	get current() {
		return this.phase;
	}
	enter(phase) {
		const at = this.now();
		this.spentMs.set(this.phase, (this.spentMs.get(this.phase) ?? 0) + at - this.since);
		this.phase = phase;
		this.since = at;
	}
	/** All phases entered so far, the running one up to now. */
	spent() {
		this.enter(this.phase);
		const of = (phase) => this.spentMs.get(phase) ?? 0;
		return {
			preparing: of("preparing"),
			"starting-worker": of("starting-worker"),
			running: of("running"),
			collecting: of("collecting")
		};
	}
};
/** Turns running totals into progress with the speed of the last interval: that of the input, as aggregates give few rows for many. */
var ProgressMeter = class {
	lastRowsIn = 0;
	lastSeconds = 0;
	measure(sample, memoryBytes) {
		const interval = sample.seconds - this.lastSeconds;
		const rowsPerSecond = interval > 0 ? (sample.rowsIn - this.lastRowsIn) / interval : 0;
		this.lastRowsIn = sample.rowsIn;
		this.lastSeconds = sample.seconds;
		return {
			rowsIn: sample.rowsIn,
			rowsOut: sample.rowsOut,
			bundles: sample.bundles,
			seconds: sample.seconds,
			rowsPerSecond,
			rowsExpected: sample.rowsExpected,
			bytesRead: sample.bytesRead,
			bytesExpected: sample.bytesExpected,
			memoryBytes
		};
	}
};
// src/runtime/engine/runs/run-record.ts
/** One run as the engine keeps it: how far it is, and where its rows are. */
var mostRowsInPage = 1e3;
var RunRecord = class {
	id;
	/** Where the rows are kept; null for runs into another sink. */
	storePath;
	ended;
	isCancelRequested = false;
	/** Settles when a cancelled job has left its slots. */
	freeing = null;
	/** Its file is being inspected or its input described: work that no job id names yet. */
	isPreparing = false;
	hasEnded = false;
	/** The TaskManager that has the job, from before it is opened until the end. */
	host = null;
	columns = [];
	settleEnded = null;
	opening = null;
	constructor(id, storePath) {
		this.id = id;
		this.storePath = storePath;
		this.ended = new Promise((resolve) => {
			this.settleEnded = resolve;
		});
	}
	/** A method, since awaiting may change it. */
	isGoing() {
		return !this.hasEnded;
	}
	markEnded() {
		this.hasEnded = true;
		this.host = null;
		this.settleEnded?.();
	}
	/** Rows stored by now; 0 where there is no store (yet). */
	async storedRows() {
		const reader = await this.reader();
		return reader === null ? 0 : reader.refresh();
	}
	/** Throws BAD_REQUEST where start or count make no page. */
	async page(start, count) {
		if (!Number.isInteger(start) || start < 0 || !Number.isInteger(count) || count < 0 || count > mostRowsInPage) throw workbenchError("BAD_REQUEST", "usage", `Rows are read in pages of at most ${mostRowsInPage}.`, {
			start,
			count
		});
		const reader = await this.reader();
		if (reader === null) return {
			columns: [...this.columns],
			start,
			rows: [],
			total: 0
		};
		const total = await reader.refresh();
		const rows = await reader.page(start, Math.min(count, Math.max(0, total - start)));
		return {
			columns: [...reader.fields],
			start,
			rows,
			total
		};
	}
	async dispose() {
		await (await this.opening?.catch(() => null))?.close();
		this.opening = null;
		if (this.storePath !== null) await (0, node_fs_promises.rm)(this.storePath, { force: true });
	}
	/** null until the writer has written the schema. */
	async reader() {
		if (this.storePath === null || this.columns.length === 0) return null;
		this.opening ??= StoreReader.open(this.storePath);
		try {
			return await this.opening;
		} catch (error) {
			this.opening = null;
			if (error instanceof WorkbenchError && error.data.code === "FILE_NOT_FOUND" || this.isGoing()) return null;
			throw error;
		}
	}
};
// src/runtime/engine/runs/run-service.ts
/** Runs: one at a time, each from its plan to its end, its rows kept for paging. */
var sampleMs = 250;
/** Every so many samples the memory is looked up: it costs the TaskManager some ten milliseconds. */
var samplesPerMemory = 4;
/** After this a job that does not end costs its TaskManager its life; below the 2 s that a cancel may take. */
var cancelDeadlineMs = 1700;
var runsKept = 10;
var RunService = class {
	options;
	runs = /* @__PURE__ */ new Map();
	current = null;
	started = 0;
	constructor(options) {
		this.options = options;
	}
	/** Returns at once; a run that is going on is ended first. */
	start(job, sink) {
		this.started += 1;
		const id = `run-${this.started}-${(0, node_crypto.randomBytes)(3).toString("hex")}`;
		const record = new RunRecord(id, sink.kind === "store" ? node_path.default.join(this.options.storeDir, `${id}.arrow`) : null);
		const before = this.current;
		this.current = record;
		this.runs.set(id, record);
		this.run(record, job, sink, before);
		return id;
	}
	/** Resolves when the run has ended. Throws BAD_REQUEST for an unknown run. */
	async cancel(runId) {
		const record = this.find(runId);
		if (!record.isGoing()) return;
		record.isCancelRequested = true;
		const { host } = record;
		if (host === null) {
			await Promise.race([record.ended, delay(200)]);
			if (record.isPreparing) await this.options.abandonPreparation();
		} else record.freeing ??= this.freeSlots(host, runId);
		await record.ended;
	}
	/** Within the deadline, if need be with the TaskManager. Does not reject. */
	async freeSlots(host, jobId) {
		const asked = host.request("cancel", {
			kind: "cancel",
			jobId
		}).then(() => true, () => true);
		if (!await Promise.race([asked, delay(cancelDeadlineMs).then(() => false)])) await this.options.pool.kill(host, "its function did not end when it was cancelled");
	}
	async readRows(runId, start, count) {
		return this.find(runId).page(start, count);
	}
	/** Ids of the runs that are being computed by `host`. */
	runsOn(host) {
		return [...this.runs.values()].filter((record) => record.host === host).map((record) => record.id);
	}
	async close() {
		if (this.current !== null && this.current.isGoing()) await this.cancel(this.current.id);
		await Promise.all([...this.runs.values()].map((record) => record.dispose()));
		this.runs.clear();
	}
	find(runId) {
		const record = this.runs.get(runId);
		if (record !== void 0) return record;
		throw workbenchError("BAD_REQUEST", "usage", `There is no run ${runId}; the last ${runsKept} are kept.`, { runId }, { hint: "Run the function again." });
	}
	async run(record, job, sink, before) {
		const clock = new PhaseClock("preparing");
		this.options.emit({
			kind: "phase",
			runId: record.id,
			phase: "preparing"
		});
		let outcome;
		try {
			if (before !== null && before.isGoing()) await this.cancel(before.id);
			requireNotCancelled(record);
			await this.forgetOldest();
			outcome = await this.compute(record, job, sink, clock);
		} catch (error) {
			const rows = await record.storedRows().catch(() => 0);
			outcome = record.isCancelRequested ? {
				kind: "cancelled",
				rows
			} : {
				kind: "failed",
				error: toErrorData(withCrashPlace(error, job.function.file), "run"),
				rows
			};
		}
		await record.freeing;
		record.markEnded();
		this.options.emit({
			kind: "ended",
			runId: record.id,
			outcome
		});
	}
	async compute(record, job, sink, clock) {
		record.isPreparing = true;
		const prepared = await this.options.prepare(job).finally(() => {
			record.isPreparing = false;
		});
		const mode = decideMode(prepared.udf, prepared.args, prepared.settings.executionMode);
		const { file } = job.function;
		const planned = planJob(prepared, {
			jobId: record.id,
			mode: mode.effective,
			file,
			udf: prepared.udf,
			adapter: false,
			fresh: false
		});
		requireNotCancelled(record);
		const host = mode.effective === "thread" ? this.options.pool.thread(prepared.python) : this.options.pool.interactive();
		record.host = host;
		const { execution, notes } = await this.execute(record, host, planned, mode, sink, clock, job.limit ?? null);
		requireNotCancelled(record);
		return {
			kind: "done",
			summary: {
				rows: execution.rowsOut,
				rowsIn: execution.rowsIn,
				seconds: execution.seconds,
				effectiveMode: mode.effective,
				mode,
				phasesMs: clock.spent(),
				stages: execution.stages,
				bundles: execution.bundles,
				settings: prepared.effective,
				notes: [.../* @__PURE__ */ new Set([
					...planned.notes,
					...notes,
					...execution.notes
				])]
			}
		};
	}
	async execute(record, host, planned, mode, sink, clock, limit) {
		const jobId = record.id;
		const unlisten = this.relay(record, host, clock);
		this.enter(record, clock, "starting-worker");
		try {
			const opened = await host.request("open", {
				kind: "open",
				plan: planned.plan
			});
			record.columns = planned.columns;
			const slots = planned.plan.parallelism;
			this.options.emit({
				kind: "opened",
				runId: jobId,
				columns: [...planned.columns],
				mode,
				slots
			});
			requireNotCancelled(record);
			this.enter(record, clock, "running");
			const execution = await host.request("execute", {
				kind: "execute",
				jobId,
				execute: {
					maxRows: null,
					limit,
					minSeconds: 0,
					sink: this.sinkOf(record, sink),
					cacheBytes: 0,
					sampleMs
				}
			});
			this.enter(record, clock, "collecting");
			await host.request("close", {
				kind: "close",
				jobId
			});
			return {
				execution,
				notes: opened.notes
			};
		} catch (error) {
			if (!host.isGone) await host.request("close", {
				kind: "close",
				jobId
			}).catch(() => void 0);
			throw error;
		} finally {
			unlisten();
		}
	}
	sinkOf(record, sink) {
		if (sink.kind !== "store") return sink;
		return {
			kind: "store",
			path: record.storePath ?? ""
		};
	}
	relay(record, host, clock) {
		const meter = new ProgressMeter();
		let samples = 0;
		let memoryBytes = null;
		return host.listen(record.id, (message) => {
			if (message.kind === "phase") {
				this.enter(record, clock, message.phase);
				return;
			}
			if (samples % samplesPerMemory === 0) host.request("memory", { kind: "memory" }).then((figures) => {
				memoryBytes = figures.taskManagerBytes + figures.workersBytes;
			}).catch(() => void 0);
			samples += 1;
			this.options.emit({
				kind: "progress",
				runId: record.id,
				progress: meter.measure(message, memoryBytes)
			});
		});
	}
	enter(record, clock, phase) {
		if (clock.current === phase) return;
		clock.enter(phase);
		this.options.emit({
			kind: "phase",
			runId: record.id,
			phase
		});
	}
	async forgetOldest() {
		for (const [id, record] of this.runs) {
			if (this.runs.size <= runsKept) return;
			if (record.isGoing()) continue;
			this.runs.delete(id);
			await record.dispose();
		}
	}
};
function requireNotCancelled(record) {
	if (record.isCancelRequested) throw workbenchError("CANCELLED", "run", "The run was cancelled.", { runId: record.id });
}
function delay(ms) {
	return new Promise((resolve) => {
		setTimeout(resolve, ms).unref();
	});
}
// src/runtime/workers/process.ts
/** One Python worker as an operating system process: spawned, its output drained, ended and described. Knows no jobs. */
/** SIGKILL to a process group; fine where nobody is left in it. */
function killGroup(pid) {
	try {
		process.kill(-pid, "SIGKILL");
	} catch (error) {
		if (!(error instanceof Error && "code" in error && (error.code === "ESRCH" || error.code === "EPERM"))) throw error;
	}
}
// src/runtime/workers/worker-record.ts
/**
* The process groups of a TaskManager's workers, on disk. When the TaskManager is killed, the kernel takes the workers with it but not
* what their functions started; whoever supervises the TaskManager ends those by this record.
*/
var recordFile = (folder) => node_path.join(folder, "workers");
/** All workers ended in order. */
async function forgetWorkers(folder) {
	await (0, node_fs_promises.rm)(recordFile(folder), { force: true });
}
/** SIGKILL to whatever is left of the groups, after the TaskManager's own end. */
async function killRecordedWorkers(folder) {
	const text = await (0, node_fs_promises.readFile)(recordFile(folder), "utf8").catch(() => "");
	for (const line of text.split("\n")) if (line !== "") killGroup(Number(line));
	await forgetWorkers(folder);
}
var differenceSchema = /* @__PURE__ */ object({
	/** 0-based row in input order. */
	row: /* @__PURE__ */ number(),
	column: /* @__PURE__ */ string(),
	/** Value by mode name. */
	values: /* @__PURE__ */ record(/* @__PURE__ */ string(), cellSchema),
	note: /* @__PURE__ */ optional(/* @__PURE__ */ string())
});
/** The cells of the reference table that are measured for this function. */
var referenceFiguresSchema = /* @__PURE__ */ object({
	/** Two slots spinning in Python against one, per mode: 2 is perfect scaling, 1 is a shared GIL. null: not measured. */
	gilScaling: /* @__PURE__ */ record(/* @__PURE__ */ string(), /* @__PURE__ */ nullable$1(/* @__PURE__ */ number())),
	/** The file's imported modules that were tried in the embedded interpreter, with the error where one failed. */
	cExtensions: /* @__PURE__ */ array(/* @__PURE__ */ object({
		module: /* @__PURE__ */ string(),
		isExtension: /* @__PURE__ */ boolean(),
		error: /* @__PURE__ */ nullable$1(/* @__PURE__ */ string())
	})),
	/** What a worker's crash takes with it, from the architecture: slot or task-manager. */
	blastRadius: /* @__PURE__ */ record(/* @__PURE__ */ string(), /* @__PURE__ */ picklist(["slot", "task-manager"]))
});
// src/contract/model/run.ts
/** A run as a user sees it: phases, progress, end. */
/** Honest phases of a run, in order. */
var runPhases = [
	"preparing",
	"starting-worker",
	"running",
	"collecting"
];
/** A line a user's function printed or logged, or one of the engine about its processes. */
var logEventSchema = /* @__PURE__ */ object({
	runId: /* @__PURE__ */ nullable$1(/* @__PURE__ */ string()),
	source: /* @__PURE__ */ picklist([
		"stdout",
		"stderr",
		"engine"
	]),
	/** `worker 4711`, `task manager 4700`. */
	process: /* @__PURE__ */ string(),
	text: /* @__PURE__ */ string(),
	/** Milliseconds since the epoch. */
	at: /* @__PURE__ */ number()
});
// src/contract/wire/task-manager.ts
/**
* Messages between the engine (parent) and a TaskManager process. Structured clone over utilityProcess or fork IPC; low rate,
* never rows. A job is opened once, executed once or more often, and closed: a run executes once into a sink; a
* comparison executes many timed passes on the same open workers.
*/
var planArgumentSchema = /* @__PURE__ */ lazy(() => /* @__PURE__ */ variant("kind", [
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("column"),
		index: /* @__PURE__ */ number()
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("constant"),
		constant: constantSchema
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("call"),
		function: /* @__PURE__ */ string(),
		funcType: /* @__PURE__ */ picklist(funcTypes),
		resultType: dataTypeSchema,
		args: /* @__PURE__ */ array(planArgumentSchema)
	})
]));
/** What a slot needs to run one function: everything is resolved, nothing is looked up again. */
var planSchema = /* @__PURE__ */ object({
	jobId: /* @__PURE__ */ string(),
	mode: modeSchema,
	file: /* @__PURE__ */ string(),
	/** Project root: put on sys.path before the file's folder; helper modules from here leave sys.modules between jobs. */
	projectRoot: /* @__PURE__ */ string(),
	function: /* @__PURE__ */ string(),
	kind: /* @__PURE__ */ picklist(udfKinds),
	/** Set where a general function runs in process-arrow by the generated adapter. */
	adapter: /* @__PURE__ */ boolean(),
	funcType: /* @__PURE__ */ picklist(funcTypes),
	/** In call order. Row-based: all columns of the input, which the function gets as one row. */
	args: /* @__PURE__ */ array(planArgumentSchema),
	source: sourceSchema,
	/** Columns read from the source, in this order, with the types they are read as. */
	read: /* @__PURE__ */ array(fieldSchema),
	/** Indexes into `read`. Kept columns never leave the TaskManager, except to an OVER window. */
	keep: /* @__PURE__ */ array(/* @__PURE__ */ number()),
	/** Names and types of the function's columns (of a ROW that becomes columns: its fields). */
	results: /* @__PURE__ */ array(fieldSchema),
	/** The whole output: row kind (changelog), kept or group columns, window bounds, results. */
	output: /* @__PURE__ */ array(fieldSchema),
	/** Indexes into `read`. */
	groupBy: /* @__PURE__ */ array(/* @__PURE__ */ number()),
	join: /* @__PURE__ */ picklist(["inner", "left"]),
	rowBased: /* @__PURE__ */ nullable$1(/* @__PURE__ */ picklist(rowOperations)),
	runtime: /* @__PURE__ */ picklist(runtimes),
	changelog: /* @__PURE__ */ boolean(),
	distinct: /* @__PURE__ */ boolean(),
	/** Index into `read`. */
	rowKinds: /* @__PURE__ */ nullable$1(/* @__PURE__ */ number()),
	/** `time` is the name of a column of `read`; `timeIndex` its position. */
	window: /* @__PURE__ */ nullable$1(/* @__PURE__ */ object({
		window: windowSchema,
		timeIndex: /* @__PURE__ */ number()
	})),
	async: /* @__PURE__ */ object({
		concurrency: /* @__PURE__ */ number(),
		timeoutMs: /* @__PURE__ */ number(),
		attempts: /* @__PURE__ */ number(),
		retryDelayMs: /* @__PURE__ */ number()
	}),
	bundleSize: /* @__PURE__ */ number(),
	bundleTimeMs: /* @__PURE__ */ number(),
	arrowBatchSize: /* @__PURE__ */ number(),
	parallelism: /* @__PURE__ */ number(),
	transport: /* @__PURE__ */ picklist([
		"socket",
		"shm",
		"in-process"
	]),
	metricEnabled: /* @__PURE__ */ boolean(),
	jobParameters: /* @__PURE__ */ record(/* @__PURE__ */ string(), /* @__PURE__ */ string()),
	localTimeZone: /* @__PURE__ */ string(),
	/** Put into the function's environment (`os.environ`) for as long as the job is open. */
	env: /* @__PURE__ */ optional(/* @__PURE__ */ record(/* @__PURE__ */ string(), /* @__PURE__ */ string())),
	/** Interpreter of the workers (process modes) or the embedded one (thread). */
	python: /* @__PURE__ */ string(),
	/** Start a worker for this job now (thread: a TaskManager started for it), so that its start can be measured. Default false. */
	fresh: /* @__PURE__ */ optional(/* @__PURE__ */ boolean())
});
var executeSchema = /* @__PURE__ */ object({
	/** At most this many input rows of one pass over the source. */
	maxRows: /* @__PURE__ */ nullable$1(/* @__PURE__ */ number()),
	/** Stop after this many output rows. */
	limit: /* @__PURE__ */ nullable$1(/* @__PURE__ */ number()),
	/** 0: one pass. Else the source is read again and again until this many seconds have gone by. */
	minSeconds: /* @__PURE__ */ number(),
	/** store: Arrow IPC stream at `path`. */
	sink: /* @__PURE__ */ variant("kind", [
		/* @__PURE__ */ object({
			kind: /* @__PURE__ */ literal("store"),
			path: /* @__PURE__ */ string()
		}),
		/* @__PURE__ */ object({
			kind: /* @__PURE__ */ literal("jsonl"),
			path: /* @__PURE__ */ string()
		}),
		/* @__PURE__ */ object({ kind: /* @__PURE__ */ literal("blackhole") })
	]),
	/** Keep the source's batches in memory between passes, up to this many bytes (0: read again each pass). */
	cacheBytes: /* @__PURE__ */ number(),
	/** Report a `sample` this often; 0: never. */
	sampleMs: /* @__PURE__ */ number()
});
/** Figures of one execute. Latencies in milliseconds, one a bundle, capped at 100,000 by even thinning. */
var executionSchema = /* @__PURE__ */ object({
	rowsIn: /* @__PURE__ */ number(),
	rowsOut: /* @__PURE__ */ number(),
	bundles: /* @__PURE__ */ number(),
	seconds: /* @__PURE__ */ number(),
	/** Nanoseconds. */
	stages: stagesSchema,
	latenciesMs: /* @__PURE__ */ array(/* @__PURE__ */ number()),
	reachedLimit: /* @__PURE__ */ boolean(),
	/** What a user should know of these rows ("Flink 2.3 wraps timestamps after 2038 in process mode"), each once. */
	notes: /* @__PURE__ */ array(/* @__PURE__ */ string())
});
var requestId = /* @__PURE__ */ number();
var toTaskManagerSchema = /* @__PURE__ */ variant("kind", [
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("start"),
		privateDir: /* @__PURE__ */ string(),
		/** Folder of the engine's files around `privateDir`: removed by the TaskManager where the engine is gone without a shutdown. */
		sessionDir: /* @__PURE__ */ optional(/* @__PURE__ */ string()),
		workerPath: /* @__PURE__ */ string(),
		/** Interpreter for readers and pre-started workers: the product's own environment. */
		python: /* @__PURE__ */ string(),
		/** Workers to keep warm, by flavour; `row` imports nothing heavy, `arrow` has pandas and pyarrow imported. */
		warm: /* @__PURE__ */ object({
			row: /* @__PURE__ */ number(),
			arrow: /* @__PURE__ */ number()
		}),
		/** Shared library of an interpreter to embed before the first thread job; null: only when needed. */
		embed: /* @__PURE__ */ nullable$1(/* @__PURE__ */ object({ python: /* @__PURE__ */ string() }))
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("inspect"),
		id: requestId,
		file: /* @__PURE__ */ string(),
		projectRoot: /* @__PURE__ */ string(),
		python: /* @__PURE__ */ string()
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("describe"),
		id: requestId,
		source: sourceSchema
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("rows"),
		id: requestId,
		source: sourceSchema,
		columns: /* @__PURE__ */ array(fieldSchema),
		maxRows: /* @__PURE__ */ number()
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("adapter"),
		id: requestId,
		plan: planSchema
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("open"),
		id: requestId,
		plan: planSchema
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("execute"),
		id: requestId,
		jobId: /* @__PURE__ */ string(),
		execute: executeSchema
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("close"),
		id: requestId,
		jobId: /* @__PURE__ */ string()
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("cancel"),
		id: requestId,
		jobId: /* @__PURE__ */ string()
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("memory"),
		id: requestId,
		jobId: /* @__PURE__ */ optional(/* @__PURE__ */ string())
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("diff"),
		id: requestId,
		stores: /* @__PURE__ */ record(/* @__PURE__ */ string(), /* @__PURE__ */ string()),
		ordered: /* @__PURE__ */ optional(/* @__PURE__ */ boolean())
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("gilScaling"),
		id: requestId,
		mode: modeSchema,
		python: /* @__PURE__ */ string()
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("tryImports"),
		id: requestId,
		python: /* @__PURE__ */ string(),
		modules: /* @__PURE__ */ array(/* @__PURE__ */ string())
	}),
	/* @__PURE__ */ object({ kind: /* @__PURE__ */ literal("shutdown") })
]);
var answerValues = {
	inspect: inspectionSchema,
	describe: dataDescriptionSchema,
	rows: /* @__PURE__ */ object({ rows: /* @__PURE__ */ array(/* @__PURE__ */ array(cellSchema)) }),
	adapter: /* @__PURE__ */ object({ source: /* @__PURE__ */ string() }),
	open: /* @__PURE__ */ object({
		/** Milliseconds from spawning a fresh worker (thread: a fresh interpreter) to open() done. null where a warm one was used. */
		startMs: /* @__PURE__ */ nullable$1(/* @__PURE__ */ number()),
		transport: /* @__PURE__ */ picklist([
			"socket",
			"shm",
			"in-process"
		]),
		notes: /* @__PURE__ */ array(/* @__PURE__ */ string())
	}),
	execute: executionSchema,
	close: /* @__PURE__ */ object({}),
	cancel: /* @__PURE__ */ object({}),
	memory: /* @__PURE__ */ object({
		taskManagerBytes: /* @__PURE__ */ number(),
		workersBytes: /* @__PURE__ */ number(),
		workers: /* @__PURE__ */ number(),
		/** Part of `taskManagerBytes`: batches of sources kept for repeated passes (`cacheBytes`). */
		cachedBytes: /* @__PURE__ */ optional(/* @__PURE__ */ number())
	}),
	diff: /* @__PURE__ */ object({
		equal: /* @__PURE__ */ boolean(),
		firstDifference: /* @__PURE__ */ nullable$1(differenceSchema),
		rows: /* @__PURE__ */ number()
	}),
	gilScaling: /* @__PURE__ */ object({ ratio: /* @__PURE__ */ nullable$1(/* @__PURE__ */ number()) }),
	tryImports: /* @__PURE__ */ object({ modules: referenceFiguresSchema.entries.cExtensions })
};
var fromTaskManagerSchema = /* @__PURE__ */ variant("kind", [
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("ready"),
		pid: /* @__PURE__ */ number()
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("answer"),
		id: requestId,
		value: /* @__PURE__ */ unknown()
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("refused"),
		id: requestId,
		error: errorDataSchema
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("phase"),
		jobId: /* @__PURE__ */ string(),
		phase: /* @__PURE__ */ picklist(runPhases)
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("sample"),
		jobId: /* @__PURE__ */ string(),
		rowsIn: /* @__PURE__ */ number(),
		rowsOut: /* @__PURE__ */ number(),
		bundles: /* @__PURE__ */ number(),
		seconds: /* @__PURE__ */ number(),
		/** Latencies of bundles that ended since the last sample. */
		latenciesMs: /* @__PURE__ */ array(/* @__PURE__ */ number()),
		rowsExpected: /* @__PURE__ */ nullable$1(/* @__PURE__ */ number()),
		bytesRead: /* @__PURE__ */ nullable$1(/* @__PURE__ */ number()),
		bytesExpected: /* @__PURE__ */ nullable$1(/* @__PURE__ */ number())
	}),
	/* @__PURE__ */ object({
		kind: /* @__PURE__ */ literal("log"),
		lines: /* @__PURE__ */ array(logEventSchema)
	}),
	/* @__PURE__ */ object({ kind: /* @__PURE__ */ literal("goodbye") })
]);
// src/runtime/engine/task-manager-host.ts
/**
* The engine's side of one TaskManager process, from its start to its end: requests with their answers, both validated, and
* a death that rejects whatever was asked of it. A host never comes back to life; the pool starts another.
*/
var startDeadlineMs = 2e4;
/** From asking to leave until SIGKILL. */
var shutdownDeadlineMs = 2e3;
var TaskManagerHost = class {
	child;
	pending = /* @__PURE__ */ new Map();
	jobListeners = /* @__PURE__ */ new Map();
	onLog;
	onCrash;
	started;
	ended;
	settleStarted = null;
	state = { kind: "starting" };
	nextId = 1;
	/** `onCrash` is called once, where the process ends without having been asked to. */
	constructor(launch, options, listeners) {
		this.onLog = listeners.onLog;
		this.onCrash = listeners.onCrash;
		this.child = launch();
		this.started = new Promise((resolve, reject) => {
			this.settleStarted = {
				resolve,
				reject
			};
		});
		this.started.catch(() => void 0);
		this.ended = new Promise((resolve) => {
			this.child.onExit((code, signal) => {
				this.exited(code, signal);
				resolve();
			});
		});
		this.child.onMessage((message) => this.receive(message));
		this.post({
			kind: "start",
			...options
		});
		this.watchStart();
	}
	get pid() {
		return this.child.pid;
	}
	get isGone() {
		return this.state.kind === "gone" || this.state.kind === "ending";
	}
	/** Resolves after the start handshake. Rejects with TASK_MANAGER_START_FAILED. */
	ready() {
		return this.started;
	}
	/** Resolves when the process has ended, wanted or not. */
	whenGone() {
		return this.ended;
	}
	/** Rejects with the TaskManager's own error, or with TASK_MANAGER_DIED where it dies before it answers. */
	async request(name, message) {
		await this.started;
		if (this.state.kind === "gone") throw this.state.error;
		const id = this.nextId;
		this.nextId += 1;
		const value = await new Promise((resolve, reject) => {
			this.pending.set(id, {
				name,
				resolve,
				reject
			});
			try {
				this.post({
					...message,
					id
				});
			} catch (error) {
				this.pending.delete(id);
				reject(error instanceof Error ? error : new Error(String(error)));
			}
		});
		return this.checkAnswer(name, value);
	}
	/** Phases and samples of a job, until `unlisten`. */
	listen(jobId, listener) {
		this.jobListeners.set(jobId, listener);
		return () => {
			this.jobListeners.delete(jobId);
		};
	}
	/** Asks it to leave; kills it where it does not. Resolves when the process is gone. */
	async shutdown(deadlineMs = shutdownDeadlineMs) {
		if (this.state.kind !== "gone") {
			this.state = { kind: "ending" };
			this.post({ kind: "shutdown" });
			const timer = setTimeout(() => this.child.kill(), deadlineMs);
			await this.ended;
			clearTimeout(timer);
		}
	}
	/** At once, for a job that cannot be ended otherwise. Resolves when the process is gone; not reported as a crash. */
	async kill() {
		if (this.state.kind !== "gone") this.state = { kind: "ending" };
		this.child.kill();
		await this.ended;
	}
	watchStart() {
		const timer = setTimeout(() => {
			if (this.state.kind !== "starting") return;
			this.settleStarted?.reject(startFailed(`The task manager did not answer within ${startDeadlineMs / 1e3} s.`, this.facts(null, null)));
			this.state = { kind: "ending" };
			this.child.kill();
		}, startDeadlineMs);
		timer.unref();
		this.ended.then(() => clearTimeout(timer));
	}
	post(message) {
		this.child.send(parse$1(toTaskManagerSchema, message));
	}
	receive(message) {
		const parsed = /* @__PURE__ */ safeParse(fromTaskManagerSchema, message);
		if (!parsed.success) {
			this.logLine(`sent a message that is not in the contract: ${describeIssues(parsed.issues)}`);
			return;
		}
		this.handle(parsed.output);
	}
	handle(message) {
		switch (message.kind) {
			case "ready":
				if (this.state.kind === "starting") this.state = { kind: "ready" };
				this.settleStarted?.resolve();
				return;
			case "answer":
				this.take(message.id)?.resolve(message.value);
				return;
			case "refused":
				this.take(message.id)?.reject(new WorkbenchError(message.error));
				return;
			case "phase":
			case "sample":
				this.jobListeners.get(message.jobId)?.(message);
				return;
			case "log":
				this.onLog(message.lines);
				return;
			case "goodbye":
				if (this.state.kind !== "gone") this.state = { kind: "ending" };
				return;
		}
	}
	take(id) {
		const pending = this.pending.get(id);
		this.pending.delete(id);
		return pending;
	}
	checkAnswer(name, value) {
		const parsed = /* @__PURE__ */ safeParse(answerValues[name], value);
		if (parsed.success) return parsed.output;
		throw workbenchError("INTERNAL", "run", `The task manager's answer to ${name} is malformed: ${describeIssues(parsed.issues)}`);
	}
	exited(code, signal) {
		const wasStarting = this.state.kind === "starting";
		const wanted = this.state.kind === "ending";
		const error = wasStarting ? startFailed("The task manager could not be started.", this.facts(code, signal)) : died(this.facts(code, signal));
		this.state = {
			kind: "gone",
			error
		};
		this.settleStarted?.reject(error);
		for (const pending of this.pending.values()) pending.reject(error);
		this.pending.clear();
		this.jobListeners.clear();
		if (!wanted) this.onCrash(error);
	}
	facts(exitCode, signal) {
		return {
			pid: this.child.pid ?? null,
			exitCode,
			signal,
			stderrTail: this.child.stderrTail?.() ?? ""
		};
	}
	logLine(text) {
		const process = `task manager ${this.child.pid ?? "?"}`;
		this.onLog([{
			runId: null,
			source: "engine",
			process,
			text: `${process} ${text}`,
			at: Date.now()
		}]);
	}
};
function startFailed(error, facts) {
	return workbenchError("TASK_MANAGER_START_FAILED", "setup", error, facts, {
		hint: "Run the doctor: it says what is missing and how to get it.",
		...typeof facts["stderrTail"] === "string" && facts["stderrTail"] !== "" ? { cause: facts["stderrTail"] } : {}
	});
}
function died(facts) {
	const { exitCode, signal } = facts;
	return workbenchError("TASK_MANAGER_DIED", "run", `The task manager ${typeof signal === "string" ? `was killed by ${signal}` : typeof exitCode === "number" && exitCode !== 0 ? `ended with code ${exitCode}` : "ended without a word"}.`, facts, {
		hint: "In thread mode native code of a function takes the whole task manager with it; process mode loses its own slot only.",
		...typeof facts["stderrTail"] === "string" && facts["stderrTail"] !== "" ? { cause: facts["stderrTail"] } : {}
	});
}
function describeIssues(issues) {
	return issues.slice(0, 3).map((issue) => `${/* @__PURE__ */ getDotPath(issue) ?? "message"}: ${issue.message}`).join("; ");
}
// src/runtime/engine/task-manager-pool.ts
/**
* The TaskManagers an engine has, by purpose: an interactive one (process modes, inspections, files), one with Python
* embedded (thread mode, from the first time it is asked for), and one for each lane of a comparison, so that the
* memory of a mode is its own. The first two are started anew when they die.
*/
var cold = {
	row: 0,
	arrow: 0
};
var TaskManagerPool = class {
	options;
	listeners;
	hosts = /* @__PURE__ */ new Set();
	interactiveHost = null;
	threadHost = null;
	started = 0;
	isClosed = false;
	constructor(options, listeners) {
		this.options = options;
		this.listeners = listeners;
	}
	interactive() {
		if (this.interactiveHost === null || this.interactiveHost.isGone) this.interactiveHost = this.start(this.options.warm, null, (died) => {
			if (this.interactiveHost === died) this.interactiveHost = null;
			this.interactive();
		});
		return this.interactiveHost;
	}
	/** One process embeds one interpreter for its whole life, so another `python` needs another process. */
	thread(python) {
		const current = this.threadHost;
		if (current !== null && current.python === python && !current.host.isGone) return current.host;
		if (current !== null) current.host.shutdown();
		const host = this.start(cold, { python }, (died) => {
			if (this.threadHost?.host === died) this.threadHost = null;
			this.thread(python);
		});
		this.threadHost = {
			host,
			python
		};
		return host;
	}
	/** Cold, not replaced when it dies; its owner shuts it down. `onCrash` besides the rejections of what was asked of it. */
	lane() {
		return this.start(cold, null, null);
	}
	/** For work that cannot be ended otherwise: kills the process and starts another in its place. */
	async kill(host, reason) {
		const { pid } = host;
		const wasThread = this.threadHost?.host === host ? this.threadHost.python : null;
		const wasInteractive = this.interactiveHost === host;
		await host.kill();
		if (this.isClosed) return;
		if (wasInteractive) this.interactive();
		if (wasThread !== null) this.thread(wasThread);
		const error = workbenchError("TASK_MANAGER_DIED", "run", `The task manager was ended, because ${reason}.`, { pid });
		if (wasInteractive || wasThread !== null) this.listeners.onRestart(host, error.data);
	}
	async close() {
		this.isClosed = true;
		await Promise.all([...this.hosts].map((host) => host.shutdown()));
	}
	start(warm, embed, replace) {
		this.started += 1;
		const privateDir = node_path.default.join(this.options.privateDir, `tm-${this.started}`);
		(0, node_fs.mkdirSync)(privateDir, { mode: 448 });
		const { workerPath, python } = this.options;
		let wasReady = false;
		const host = new TaskManagerHost(this.options.launch, {
			privateDir,
			sessionDir: this.options.privateDir,
			workerPath,
			python,
			warm,
			embed
		}, {
			onLog: this.listeners.onLog,
			onCrash: (error) => {
				if (replace === null || !wasReady || this.isClosed) return;
				replace(host);
				this.listeners.onRestart(host, toErrorData(error));
			}
		});
		this.hosts.add(host);
		host.ready().then(() => {
			wasReady = true;
		}, () => void 0);
		host.whenGone().then(async () => {
			this.hosts.delete(host);
			await killRecordedWorkers(privateDir);
			await (0, node_fs_promises.rm)(privateDir, {
				recursive: true,
				force: true
			});
		});
		return host;
	}
};
// src/runtime/engine/create-engine.ts
/** The one door to the engine: the desktop, the browser host and the command line call it, and nothing else of the runtime. */
function createEngine(options) {
	const privateDir = options.privateDir ?? createPrivateDirectory();
	const events = new EventHub();
	const sweeping = removeStaleDirectories().catch((error) => {
		const text = `Files of an earlier session could not be removed: ${error instanceof Error ? error.message : String(error)}`;
		events.emit("log", [{
			runId: null,
			source: "engine",
			process: "engine",
			text,
			at: Date.now()
		}]);
	});
	const pool = new TaskManagerPool({
		...options,
		privateDir,
		warm: options.warm ?? {
			row: 1,
			arrow: 1
		}
	}, {
		onLog: (lines) => events.emit("log", [...lines]),
		onRestart: (died, error) => {
			events.emit("engine", {
				kind: "task-manager-restarted",
				error,
				lostRuns: runs.runsOn(died)
			});
		}
	});
	const workers = new PooledPlanningWorkers(pool);
	const services = {
		pool,
		workers,
		storeDir: privateDir,
		prepare: (job) => prepareJob(job, workers, options.python),
		abandonPreparation: () => workers.abandon()
	};
	const runs = new RunService({
		...services,
		emit: (event) => events.emit("run", event)
	});
	const comparisons = new CompareService({
		...services,
		emit: (event) => events.emit("compare", event)
	});
	const cases = new CaseService({
		...services,
		emit: (event) => events.emit("cases", event)
	});
	const differs = new DifferService({
		...services,
		emit: (event) => events.emit("differ", event)
	});
	if (options.python !== "") pool.interactive();
	let closing = null;
	const close = async () => {
		await Promise.all([
			runs.close(),
			comparisons.close(),
			cases.close(),
			differs.close()
		]);
		await Promise.all([pool.close(), sweeping]);
		await (0, node_fs_promises.rm)(privateDir, {
			recursive: true,
			force: true
		});
	};
	return {
		api: createApi(options, pool, workers, {
			runs,
			comparisons,
			cases,
			differs
		}),
		on: (name, listener) => events.on(name, listener),
		close: () => closing ??= close()
	};
}
function createApi(options, pool, workers, { runs, comparisons, cases, differs }) {
	return {
		doctor: async () => {
			const startTaskManager = () => pool.interactive().ready();
			return { items: await examine(options, startTaskManager) };
		},
		openProject: ({ root }) => openProject(root),
		saveProjectSettings: async ({ root, settings }) => {
			await saveProjectSettings(root, settings);
			return {};
		},
		readFile: async ({ root, path }) => ({ text: await readProjectFile(root, path) }),
		writeFile: async ({ root, path, text }) => {
			await writeProjectFile(root, path, text);
			return {};
		},
		inspect: async ({ file }) => {
			const context = await loadProjectContext(file, null);
			return workers.inspect(file, context.root, await requirePython(options.python));
		},
		describeSource: async ({ source }) => {
			if (source.kind !== "file") return describeGenerated(source);
			const context = await loadProjectContext(source.path, source.path);
			return workers.describe(await withDataLink(context, source));
		},
		startRun: async ({ job, sink }) => ({ runId: runs.start(job, sink ?? { kind: "store" }) }),
		cancelRun: async ({ runId }) => {
			await runs.cancel(runId);
			return {};
		},
		readRows: ({ runId, start, count }) => runs.readRows(runId, start, count),
		startCompare: async ({ spec }) => ({ compareId: comparisons.start(spec) }),
		cancelCompare: async ({ compareId }) => {
			await comparisons.cancel(compareId);
			return {};
		},
		listCases: async ({ directory, file }) => ({ cases: await cases.list(directory, file) }),
		startCases: async (request) => ({ casesId: await cases.start(request) }),
		cancelCases: async ({ casesId }) => {
			await cases.cancel(casesId);
			return {};
		},
		acceptCase: async ({ job, name, rows, replace }) => ({ path: await cases.accept(job, name, rows, replace) }),
		nastyRows: async ({ schema, rows, seed }) => {
			return { rows: await readRows(pool, {
				kind: "nasty",
				schema,
				rows,
				seed
			}, schema, rows) };
		},
		startDiffer: async ({ spec }) => ({ differId: differs.start(spec) }),
		cancelDiffer: async ({ differId }) => {
			await differs.cancel(differId);
			return {};
		}
	};
}
function describeGenerated(source) {
	return {
		columns: source.schema.map((field) => ({
			field,
			sample: [],
			nullsInSample: 0
		})),
		rows: source.kind === "inline" ? source.rows.length : source.rows,
		sizeBytes: 0
	};
}
// src/runtime/engine/launcher.ts
/** How a TaskManager process is brought up: the engine knows only this, so that the desktop can use utilityProcess. */
/** A plain Node child process; `entry` is the bundled task-manager.js. Used by the command line and the browser host. */
function forkLauncher(entry) {
	return () => {
		return new ForkedTaskManager((0, node_child_process.fork)(entry, [], {
			serialization: "json",
			detached: true,
			stdio: [
				"ignore",
				"pipe",
				"pipe",
				"ipc"
			],
			execArgv: []
		}));
	};
}
var ForkedTaskManager = class {
	child;
	tail = "";
	exit = null;
	exitListeners = [];
	constructor(child) {
		this.child = child;
		child.stdout?.resume();
		child.stderr?.setEncoding("utf8").on("data", (text) => {
			this.tail = (this.tail + text).slice(-8192);
		});
		child.once("close", (code, signal) => this.ended(code, signal));
		child.once("error", (error) => {
			this.tail += `${error.message}\n`;
			if (child.pid === void 0) this.ended(null, null);
		});
		child.once("exit", (code, signal) => setTimeout(() => this.ended(code, signal), 200).unref());
	}
	get pid() {
		return this.child.pid;
	}
	send(message) {
		if (this.child.connected) this.child.send(message, () => void 0);
	}
	onMessage(listener) {
		this.child.on("message", listener);
	}
	onExit(listener) {
		if (this.exit === null) this.exitListeners.push(listener);
		else listener(this.exit.code, this.exit.signal);
	}
	kill() {
		this.child.kill("SIGKILL");
	}
	stderrTail() {
		return this.tail;
	}
	ended(code, signal) {
		if (this.exit !== null) return;
		this.exit = {
			code,
			signal
		};
		for (const listener of this.exitListeners) listener(code, signal);
	}
};
// src/cli/product-paths.ts
/** Where the parts of the product lie, seen from the bundled command line in out/main. */
function productPaths(entryFolder, environment) {
	const root = node_path.default.resolve(entryFolder, "../..");
	return {
		root,
		taskManager: node_path.default.join(entryFolder, "task-manager.js"),
		workerPath: environment["UDF_WORKBENCH_WORKER_PATH"] ?? node_path.default.join(root, "src/runtime/python"),
		python: environment["UDF_WORKBENCH_ENV_PYTHON"] ?? recordedPython(root)
	};
}
/** What set-up wrote down. */
function recordedPython(root) {
	let content;
	try {
		content = JSON.parse((0, node_fs.readFileSync)(node_path.default.join(root, ".cache/python/current.json"), "utf8"));
	} catch {
		return "";
	}
	return typeof content === "object" && content !== null && "python" in content && typeof content.python === "string" ? content.python : "";
}
// src/cli/bench/probes/run-job.ts
/** Runs of the small functions that the probes measure, through the engine's door, as a window makes them. */
/**
* The text of a UDF file whose function `f` gives `a * 2 + b + constant` in a mode; another constant makes another text.
* It prints a line when it is executed, so that the log tells which process does that.
*/
function functionText(mode, constant) {
	const pandas = mode === "process-arrow";
	return [
		...pandas ? ["import pandas as pd", ""] : [],
		"from pyflink.table import DataTypes",
		"from pyflink.table.udf import udf",
		"",
		"print('executed')",
		"",
		"",
		`@udf(result_type=DataTypes.BIGINT()${pandas ? ", func_type='pandas'" : ""})`,
		pandas ? "def f(a: pd.Series, b: pd.Series) -> pd.Series:" : "def f(a, b):",
		`    return a * 2 + b + ${constant}`,
		""
	].join("\n");
}
/** A project folder of one file `f.py`. */
async function makeProject(folder, name, mode) {
	const root = node_path.default.join(folder, name);
	await (0, node_fs_promises.mkdir)(root, { recursive: true });
	await (0, node_fs_promises.writeFile)(node_path.default.join(root, "f.py"), functionText(mode, 0));
	return root;
}
function jobOf(root, mode, rows, settings = {}) {
	return {
		function: {
			file: node_path.default.join(root, "f.py"),
			name: "f"
		},
		source: {
			kind: "datagen",
			rows,
			stringLength: 16,
			schema: parseSchema("a BIGINT, b BIGINT")
		},
		keep: [],
		profile: "product",
		settings: {
			...settings,
			"python.execution-mode": mode === "thread" ? "thread" : "process"
		}
	};
}
/** Starts a run. `ended` rejects with what the run failed with. */
async function startRun(engine, job, sink) {
	const early = /* @__PURE__ */ new Map();
	let hear = (id, outcome) => void early.set(id, outcome);
	const stop = engine.on("run", (event) => {
		if (event.kind === "ended") hear(event.runId, event.outcome);
	});
	const { runId } = await engine.api.startRun(sink === void 0 ? { job } : {
		job,
		sink
	});
	const ended = new Promise((resolve, reject) => {
		hear = (id, outcome) => {
			if (id !== runId) return;
			stop();
			if (outcome.kind === "done") resolve(outcome.summary);
			else reject(outcome.kind === "failed" ? new WorkbenchError(outcome.error) : stopped());
		};
		const known = early.get(runId);
		if (known !== void 0) hear(runId, known);
	});
	ended.catch(() => void 0);
	return {
		runId,
		ended
	};
}
/** The process that executes the file of a run: a worker, in thread mode the task manager. Resolves once it has done so. */
function processOfNextRun(engine) {
	return new Promise((resolve) => {
		const stop = engine.on("log", (lines) => {
			const line = lines.find((each) => each.runId !== null && each.source === "stdout");
			const pid = Number(/\d+$/.exec(line?.process ?? "")?.[0]);
			if (!Number.isInteger(pid) || pid === 0) return;
			stop();
			resolve(pid);
		});
	});
}
function stopped() {
	return workbenchError("CANCELLED", "run", "The run was cancelled.");
}
// ../../../tmp/gdev/thr2.ts
var paths = productPaths("/work/wt/goals/out/main", process.env);
(async () => {
	const mode = process.argv[2];
	const rows = Number(process.argv[4] ?? 6e6);
	const root = await makeProject((0, node_fs.mkdtempSync)("/tmp/gp-"), "x", mode);
	const e = createEngine({
		launch: forkLauncher(paths.taskManager),
		workerPath: paths.workerPath,
		python: paths.python,
		warm: {
			row: 0,
			arrow: 0
		}
	});
	for (const p of process.argv[3].split(",").map(Number)) {
		const ex = processOfNextRun(e);
		const r = await startRun(e, jobOf(root, mode, rows * p, { "parallelism.default": String(p) }), { kind: "blackhole" });
		const pid = await ex;
		let over = false;
		r.ended.finally(() => over = true);
		await new Promise((r) => setTimeout(r, 2500));
		if (!over) console.log(p, (0, node_child_process.execSync)("python3 /tmp/gdev/smaps.py " + pid).toString());
		const s = await r.ended;
		console.log("seconds", s.seconds, "M rows/s", s.rows / s.seconds / 1e6);
	}
	await e.close();
	process.exit(0);
})();
