"""ISO 32000-1: the dictionaries that a file of ours is made of, a line a key.

    Key types [! required] [& indirect] [@ direct] [^version of PDF it came with, if after 1.3] [=value|value…] [->kind|kind…]

Types: name, string (bytes), ascii, text (a text string), date, integer, number, boolean, array, rectangle, dictionary, stream. After ->
stands the kind of dictionary, or of an array's elements, to go on with. A key that is not here should not be written."""

TABLES = {
    "Trailer": """
        Size integer ! | Root dictionary ! & ->Catalog | Info dictionary & ->Information | ID array @ | Prev integer
        Type name =XRef | Index array | W array | Length integer | Filter name =FlateDecode | DecodeParms dictionary ->FlateParameters""",
    "ObjectStream": """
        Type name ! ^1.5 =ObjStm | N integer ! | First integer ! | Extends stream & | Length integer ! | Filter name =FlateDecode""",
    "Catalog": """
        Type name ! =Catalog | Version name =1.4|1.5|1.6|1.7 | Pages dictionary ! & ->Pages | Names dictionary ->Names
        Dests dictionary & | ViewerPreferences dictionary ->ViewerPreferences | PageLayout name =SinglePage|OneColumn
        PageMode name =UseNone|UseOutlines|UseAttachments | Outlines dictionary & ->Outlines | Metadata stream & ^1.4 ->Metadata
        StructTreeRoot dictionary ->StructTreeRoot | MarkInfo dictionary ^1.4 ->MarkInfo | Lang text ^1.4
        OutputIntents array ^1.4 ->OutputIntent
        AF array ^1.7 ->FileSpecification""",
    "Information": """
        Title text | Author text | Subject text | Keywords text | Creator text | Producer text | CreationDate date | ModDate date
        Trapped name =True|False|Unknown | GTS_PDFXVersion text | GTS_PDFXConformance text""",
    "Names": "EmbeddedFiles dictionary ->FileTree | Dests dictionary",
    "FileTree": "Names array ->FileSpecification | Kids array ->FileTree | Limits array",
    "ViewerPreferences": """
        DisplayDocTitle boolean ^1.4 | Direction name =L2R|R2L | PrintScaling name ^1.6 =None|AppDefault
        ViewArea name =MediaBox|BleedBox|CropBox|TrimBox | ViewClip name | PrintArea name | PrintClip name""",
    "MarkInfo": "Marked boolean | UserProperties boolean | Suspects boolean",
    "OutputIntent": """
        Type name =OutputIntent | S name ! =GTS_PDFA1|GTS_PDFX | OutputCondition text | OutputConditionIdentifier text ! | RegistryName text
        Info text | DestOutputProfile stream & ->Profile""",
    "Profile": """
        N integer ! =1|3|4 | Alternate name =DeviceGray|DeviceRGB|DeviceCMYK | Range array | Metadata stream & ->Metadata
        Length integer ! | Filter name =FlateDecode""",
    "Function": """
        FunctionType integer ! =0|2|3|4 | Domain array ! | Range array | C0 array | C1 array | N number | Functions array ->Function
        Bounds array | Encode array | Size array | BitsPerSample integer | Decode array | Length integer | Filter name =FlateDecode""",
    "Metadata": "Type name ! =Metadata | Subtype name ! =XML | Length integer ! | Filter name =FlateDecode",
    "Pages": """
        Type name ! =Pages | Parent dictionary & | Kids array ! ->Page|Pages | Count integer ! | Resources dictionary ->Resources
        MediaBox rectangle""",
    "Page": """
        Type name ! =Page | Parent dictionary ! & | Resources dictionary ! ->Resources | MediaBox rectangle ! | CropBox rectangle
        BleedBox rectangle | TrimBox rectangle | ArtBox rectangle | Contents stream|array & ->Content | Rotate integer =0|90|180|270
        Group dictionary ^1.4 ->Group | Annots array ->Link | StructParents integer | Tabs name ^1.5 =S""",
    "Group": "Type name =Group | S name ! =Transparency | CS name|array ->Profile | I boolean | K boolean",
    "Content": "Length integer ! | Filter name|array =FlateDecode | DecodeParms dictionary",
    "FlateParameters": "Predictor integer =1|2|10|11|12|13|14|15 | Colors integer | BitsPerComponent integer | Columns integer",
    "Resources": """
        ExtGState dictionary ->*ExtGState | ColorSpace dictionary ->*Profile|Function | XObject dictionary ->*Image|Form
        Font dictionary ->*Type0 | Properties dictionary | ProcSet array""",
    "ExtGState": """
        Type name =ExtGState | BM name | CA number | ca number | OP boolean | op boolean | OPM integer =0|1 | SMask name|dictionary
        AIS boolean | RI name | LW number""",
    "Image": """
        Type name =XObject | Subtype name ! =Image | Width integer ! | Height integer ! | ColorSpace name|array ->Profile
        BitsPerComponent integer =1|2|4|8|16 | Intent name | ImageMask boolean | Mask array|stream | Decode array | Interpolate boolean
        SMask stream & ^1.4 ->Image | Matte array | Length integer ! | Filter name|array =FlateDecode|DCTDecode
        DecodeParms dictionary|array ->FlateParameters""",
    "Form": """
        Type name =XObject | Subtype name ! =Form | FormType integer =1 | BBox rectangle ! | Matrix array | Resources dictionary ->Resources
        Group dictionary ->Group | StructParents integer | Length integer ! | Filter name =FlateDecode""",
    "Type0": """
        Type name ! =Font | Subtype name ! =Type0 | BaseFont name ! | Encoding name|stream ! =Identity-H|Identity-V
        DescendantFonts array ! ->CIDFontType0|CIDFontType2 | ToUnicode stream & ->CMap""",
    "CIDFontType2": """
        Type name ! =Font | Subtype name ! =CIDFontType2 | BaseFont name ! | CIDSystemInfo dictionary ! ->CIDSystemInfo
        FontDescriptor dictionary ! & ->FontDescriptor | DW integer | W array | CIDToGIDMap name|stream =Identity""",
    "CIDFontType0": """
        Type name ! =Font | Subtype name ! =CIDFontType0 | BaseFont name ! | CIDSystemInfo dictionary ! ->CIDSystemInfo
        FontDescriptor dictionary ! & ->FontDescriptor | DW integer | W array""",
    "CIDSystemInfo": "Registry ascii ! | Ordering ascii ! | Supplement integer !",
    "FontDescriptor": """
        Type name ! =FontDescriptor | FontName name ! | FontFamily string ^1.5 | FontStretch name ^1.5 | FontWeight number ^1.5 | Flags integer !
        FontBBox rectangle ! | ItalicAngle number ! | Ascent number ! | Descent number ! | Leading number | CapHeight number
        XHeight number | StemV number ! | StemH number | AvgWidth number | MaxWidth number | MissingWidth number
        FontFile2 stream & ->FontFile2 | FontFile3 stream & ->FontFile3 | CIDSet stream & | Lang name""",
    "FontFile2": "Length1 integer ! | Length integer ! | Filter name =FlateDecode",
    "FontFile3": "Subtype name ! =CIDFontType0C|OpenType | Length integer ! | Filter name =FlateDecode",
    "CMap": """
        Type name =CMap | CMapName name | CIDSystemInfo dictionary ->CIDSystemInfo | WMode integer =0|1 | Length integer !
        Filter name =FlateDecode""",
    "Outlines": "Type name =Outlines | First dictionary & ->OutlineItem | Last dictionary & | Count integer",
    "OutlineItem": """
        Title text ! | Parent dictionary ! & | Prev dictionary & | Next dictionary & ->OutlineItem | First dictionary & ->OutlineItem
        Last dictionary & | Count integer | Dest array|name|string | A dictionary ->GoTo|URI | SE dictionary & | C array | F integer""",
    "Link": """
        Type name =Annot | Subtype name ! =Link | Rect rectangle ! | Contents text | P dictionary & | NM text | M date|text | F integer
        Border array | C array | BS dictionary ^1.6 ->BorderStyle | StructParent integer | A dictionary ->URI|GoTo | Dest array|name|string
        H name =N|I|O|P | QuadPoints array ^1.6""",
    "BorderStyle": "Type name =Border | W number | S name =S|D|B|I|U | D array",
    "URI": "Type name =Action | S name ! =URI | URI ascii ! | IsMap boolean",
    "GoTo": "Type name =Action | S name ! =GoTo | D array|name|string !",
    "StructTreeRoot": """
        Type name ! =StructTreeRoot | K array|dictionary ->StructElem | IDTree dictionary | ParentTree dictionary ->NumberTree
        ParentTreeNextKey integer | RoleMap dictionary | ClassMap dictionary""",
    "NumberTree": "Nums array | Kids array ->NumberTree | Limits array",
    "StructElem": """
        Type name =StructElem | S name ! | P dictionary ! & | ID string | Pg dictionary & | K array|dictionary|integer ->StructElem|MCR|OBJR
        A array|dictionary ->Attributes | C array|name | R integer | T text | Lang text ^1.4 | Alt text | E text ^1.5 | ActualText text ^1.4""",
    "MCR": "Type name ! =MCR | Pg dictionary & | Stm stream & | StmOwn dictionary & | MCID integer !",
    "OBJR": "Type name ! =OBJR | Pg dictionary & | Obj dictionary|stream ! &",
    "Attributes": """
        O name ! =Layout|List|Table|UserProperties | Placement name | WritingMode name | BBox rectangle | Width number|name
        Height number|name | SpaceBefore number | SpaceAfter number | StartIndent number | EndIndent number | TextIndent number
        TextAlign name | ListNumbering name =None|Disc|Circle|Square|Decimal|UpperRoman|LowerRoman|UpperAlpha|LowerAlpha | Scope name
        Headers array | TextDecorationType name | BaselineShift number | LineHeight number|name""",
    "FileSpecification": """
        Type name ! =Filespec | F string ! | UF text ^1.7 | EF dictionary ->EmbeddedFiles | Desc text ^1.6
        AFRelationship name ^1.7 =Source|Data|Alternative|Supplement|Unspecified""",
    "EmbeddedFiles": "F stream & ->EmbeddedFile | UF stream & ->EmbeddedFile",
    "EmbeddedFile": """
        Type name =EmbeddedFile | Subtype name | Params dictionary ->FileParameters | Length integer ! | Filter name =FlateDecode""",
    "FileParameters": "Size integer | CreationDate date | ModDate date | CheckSum string",
}  # fmt: skip
