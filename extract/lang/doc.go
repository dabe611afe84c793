// Package lang loads language packs. A pack is a folder with trained models and word
// lists, and no code: whoever adds a language adds files. English and Indonesian are built
// in; other folders can stand beside them or over them.
//
// The only file that every pack must have is pack.yaml:
//
//	language: id              # ISO 639-1
//	name: Indonesian
//	treebanks: [gsd, csui]    # annotation styles of the models, the default first
//	base: id                  # optional: a built-in pack that lends the files missing here
//
// What the other files are is known to the packages that read them, through Pack.FS.
package lang
