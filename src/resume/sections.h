// resume: how sections and their items are read: what the schema's tables call.
#pragma once

#include "galley/resume/resume.h"
#include "galley/resume/resume_schema.h"

namespace galley {

// What the members of a résumé's records take in. In this namespace, as the records are, so that `store`
// finds them.
void read(source::Reader& reader, const source::Key& key, const source::Value& value, Location& location);
void read(source::Reader& reader, const source::Key& key, const source::Value& value,
          std::vector<Link>& links);
void read(source::Reader& reader, const source::Key& key, const source::Value& value,
          std::vector<Role>& roles);

}  // namespace galley

namespace galley::resume {

// Stores of the root table; the record is a Resume.
void store_basics(Reader& reader, const Key& key, const Value& value, void* resume);
void store_section(Reader& reader, const Key& key, const Value& value, void* resume);
void store_own_sections(Reader& reader, const Key& key, const Value& value, void* resume);
void store_letter(Reader& reader, const Key& key, const Value& value, void* resume);
/// Rewordings of highlights by id; only checked.
void store_rewordings(Reader& reader, const Key& key, const Value& value, void* record);

/// How a variant's facts are compared; only checked.
void store_facts(Reader& reader, const Key& key, const Value& value, void* record);

/// Of a variant; the record is an Application, or null: then it is only checked.
void store_application(Reader& reader, const Key& key, const Value& value, void* application);

// Finishes.
void finish_basics(Reader& reader, const Value& table, void* basics);
void finish_item(Reader& reader, const Value& table, void* item);
void finish_role(Reader& reader, const Value& table, void* role);
void finish_section(Reader& reader, const Value& table, void* section);

}  // namespace galley::resume
