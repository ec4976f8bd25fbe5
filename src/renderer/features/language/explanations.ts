/** What stands at the cursor: hover, the parameters of a call, other uses in the file. */
import { monacoRange } from '../editor/monaco-models';
import { languages, type IDisposable } from '../editor/monaco-setup';
import { api } from '../../state/connection';
import { askingAt } from './asking';

export function registerExplanations(): IDisposable[] {
  return [
    languages.registerHoverProvider('python', {
      provideHover: async (model, position) => {
        const answer = await askingAt(model, position, (at) => api().hover(at));
        if (answer === null || answer.text === null) return null;
        return {
          contents: [{ value: answer.text }],
          ...(answer.range === null ? {} : { range: monacoRange(answer.range) }),
        };
      },
    }),
    languages.registerSignatureHelpProvider('python', {
      signatureHelpTriggerCharacters: ['(', ','],
      signatureHelpRetriggerCharacters: [')'],
      provideSignatureHelp: async (model, position) => {
        const answer = await askingAt(model, position, (at) => api().signatureHelp(at));
        if (answer === null || answer.help === null) return null;
        const { signatures, activeSignature, activeParameter } = answer.help;
        return {
          value: {
            activeSignature,
            activeParameter,
            signatures: signatures.map(({ label, documentation, parameters }) => ({
              label,
              documentation: { value: documentation },
              parameters: parameters.map((parameter): languages.ParameterInformation => ({
                label: [parameter.start, parameter.end],
                documentation: { value: parameter.documentation },
              })),
            })),
          },
          dispose: () => undefined,
        };
      },
    }),
    languages.registerDocumentHighlightProvider('python', {
      provideDocumentHighlights: async (model, position) => {
        const answer = await askingAt(model, position, (at) => api().highlights(at));
        return answer?.ranges.map((range) => ({ range: monacoRange(range) })) ?? null;
      },
    }),
  ];
}
