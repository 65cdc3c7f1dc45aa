// resume: how sections and their items are read: what the schema's tables call.
#pragma once

#include "reader.h"

namespace galley::resume {

// Stores of the root table; the record is a Resume.
void store_basics(Reader& reader, const Key& key, const Value& value, void* resume);
void store_section(Reader& reader, const Key& key, const Value& value, void* resume);
void store_own_sections(Reader& reader, const Key& key, const Value& value, void* resume);
/// Rewordings of highlights by id; only checked.
void store_rewordings(Reader& reader, const Key& key, const Value& value, void* record);

// Finishes.
void finish_basics(Reader& reader, const Value& table, void* basics);
void finish_item(Reader& reader, const Value& table, void* item);
void finish_role(Reader& reader, const Value& table, void* role);
void finish_section(Reader& reader, const Value& table, void* section);

}  // namespace galley::resume
